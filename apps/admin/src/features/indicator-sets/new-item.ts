import type { Indicator, SetItem } from '@attune/contracts';
import { namedFigure } from './known-indicator.ts';

type Known = Pick<Indicator, 'key' | 'polarity' | 'range'>;

/**
 * What an indicator begins as in a set: weighing 1, by volume, with the target of the indicator itself. It is scored
 * over its range where it has one; without a range somebody has to say what the ends are.
 */
export function newItem(listed: Known): SetItem {
  const { polarity, range } = listed;
  return {
    ...namedFigure(listed),
    weight: 1,
    target: null,
    thresholds: null,
    rollUp: { policy: 'volume' },
    locked: false,
    score: range && polarity !== 'neutral' ? { kind: 'min-max', low: range[0], high: range[1] } : null,
  };
}
