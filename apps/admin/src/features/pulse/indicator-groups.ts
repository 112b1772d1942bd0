import type { Indicator } from '@attune/contracts';
import type { Say } from '../../language/say.ts';

/** The plugins that contribute indicators, in the order they are listed: each is a group of the page. */
export function groupsOf(indicators: readonly Indicator[]): string[] {
  return [...new Set(indicators.map(groupOf))];
}

/** The plugin of its reading; what is made by a formula is a group of its own. */
export const groupOf = ({ plugin }: Pick<Indicator, 'plugin'>): string => plugin ?? 'formula';

const known = ['metric-satisfaction', 'metric-loyalty', 'metric-service', 'metric-value', 'formula'] as const;

/** What a group is about; a plugin that is not built in goes by its own name. */
export function groupName(plugin: string, say: Say): string {
  const found = known.find((one) => one === plugin);
  return found ? say(`pulse.group.${found}`) : plugin;
}
