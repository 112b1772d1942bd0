import type { Indicator } from '@attune/contracts';
import type { Say } from '../../language/say.ts';

/** The plugins that contribute indicators, in the order they are listed: each is a group of the page. */
export function groupsOf(indicators: readonly Indicator[]): string[] {
  return [...new Set(indicators.map(({ plugin }) => plugin))];
}

const known = ['metric-satisfaction', 'metric-loyalty', 'metric-service', 'metric-value'] as const;

/** What a group is about; a plugin that is not built in goes by its own name. */
export function groupName(plugin: string, say: Say): string {
  const found = known.find((one) => one === plugin);
  return found ? say(`pulse.group.${found}`) : plugin;
}
