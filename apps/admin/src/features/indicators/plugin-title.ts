import type { Say } from '../../language/say.ts';

const builtIn = ['metric-loyalty', 'metric-satisfaction', 'metric-service', 'metric-value'] as const;

const builtInOf = (name: string) => builtIn.find((one) => one === name.replace(/^@[^/]+\//, ''));

/** Who answers for an indicator: of what came with the product there is only a plugin. */
export const ownerText = (owner: string, say: Say): string =>
  builtInOf(owner) ? say('plugin.built-in') : owner;

/** What a plugin is about: those of the product have a title, of another its name says it. */
export function pluginTitle(name: string, say: Say): string {
  const known = builtInOf(name);
  if (known) return say(`plugin.${known}`);
  const words = name
    .replace(/^@[^/]+\//, '')
    .replace(/^(attune-)?metric-/, '')
    .replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
