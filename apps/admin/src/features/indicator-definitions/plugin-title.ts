import type { Say } from '../../language/say.ts';

const builtIn = ['metric-loyalty', 'metric-satisfaction', 'metric-service', 'metric-value'] as const;

/** What a plugin is about: those of the product have a title, of another its name says it. */
export function pluginTitle(name: string, say: Say): string {
  const known = builtIn.find((one) => one === name.replace(/^@[^/]+\//, ''));
  if (known) return say(`plugin.${known}`);
  const words = name
    .replace(/^@[^/]+\//, '')
    .replace(/^(attune-)?metric-/, '')
    .replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
