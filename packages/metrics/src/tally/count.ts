import { MetricsError } from '../metrics-error.ts';
import type { TallyAlgebra } from './algebra.ts';
import { negated } from './whole.ts';

/** How many facts there are. */
export interface CountTally {
  readonly kind: 'count';
  readonly n: number;
}

/**
 * The algebra of counts. A value is how many facts it stands for, most often 1.
 *
 * @throws `count-not-whole` for a value that is not a whole number of at least 0
 * @source Own definition: a sum of whole numbers
 */
export const countTally: TallyAlgebra<CountTally, number> = {
  empty: () => counted(0),
  add: (tally, many) => counted(tally.n + checkedCount(many)),
  addAll: (tally, values) => {
    let { n } = tally;
    for (const many of values) n += checkedCount(many);
    return counted(n);
  },
  remove: (tally, many) => counted(tally.n - checkedCount(many)),
  merge: (a, b) => counted(a.n + b.n),
  negate: (tally) => counted(negated(tally.n)),
  equals: (a, b) => a.n === b.n,
};

function counted(n: number): CountTally {
  return { kind: 'count', n };
}

export function checkedCount(count: number): number {
  if (!Number.isSafeInteger(count) || count < 0) throw new MetricsError('count-not-whole', String(count));
  return count;
}
