import type { Definition } from '../indicator-definitions/definition.ts';
import type { Fold } from '../measures/tally-generations.ts';
import { readsPeople } from './people-rows.ts';
import { readsTenures } from './tenure-rows.ts';

/** What makes the figures of an indicator out of the log; of a formula, what makes those of most indicators. */
export function foldOf({ method }: Pick<Definition, 'method'>): Fold {
  if (method.kind !== 'reading') return 'fold-into-tallies';
  if (readsTenures(method.indicator)) return 'fold-tenures';
  return readsPeople(method.indicator) ? 'fold-customer-activity' : 'fold-into-tallies';
}
