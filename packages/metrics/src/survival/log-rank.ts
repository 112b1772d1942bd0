import { chiSquaredUpperTail } from '../distribution/chi-squared.ts';
import { solvePositiveDefinite } from '../linear-algebra/cholesky.ts';
import { dot } from '../linear-algebra/matrix.ts';
import type { RiskSet, SurvivalCount } from './survival-counts.ts';
import { mergedCounts, riskSets } from './survival-counts.ts';

/** Events of a group, and those to expect if all groups were alike. */
export interface LogRankGroup {
  readonly n: number;
  readonly observed: number;
  readonly expected: number;
}

/** chi², degrees of freedom and p; null where fewer than two groups were ever at risk of an event together. */
export interface LogRank {
  readonly groups: readonly LogRankGroup[];
  readonly chiSquared: number | null;
  readonly df: number;
  readonly p: number | null;
}

/**
 * Log-rank test of whether groups survive alike, with the hypergeometric variance. Groups that could not have an
 * event take no degree of freedom.
 *
 * @returns χ² >= 0 and p, 0..1; null where fewer than two groups were ever at risk of an event together
 * @throws `count-not-whole`, `number-out-of-range` for a negative time, `inconsistent` where more leave than are there
 * @source Mantel 1966; Peto & Peto, JRSS A 135, 1972
 */
export function logRank(groups: readonly (readonly SurvivalCount[])[]): LogRank {
  const sets = groups.map((counts) => riskSets(counts));
  const pooled = riskSets(mergedCounts(groups.flat())).filter(({ events }) => events > 0);
  const atRisk = sets.map((set) => atRiskAt(set, pooled));
  const expected = sets.map(() => 0);
  const covariance = sets.map(() => sets.map(() => 0));
  for (const [at, { events, atRisk: all }] of pooled.entries()) {
    const shares = atRisk.map((risk) => (risk[at] ?? 0) / all);
    const spread = all > 1 ? (events * (all - events)) / (all - 1) : 0;
    for (const [i, share] of shares.entries()) {
      expected[i] = (expected[i] ?? 0) + events * share;
      const row = covariance[i] ?? [];
      for (const [j, other] of shares.entries())
        row[j] = (row[j] ?? 0) + spread * share * ((i === j ? 1 : 0) - other);
    }
  }
  const described = sets.map((set, i) => ({
    n: set.reduce((sum, { events, censored }) => sum + events + censored, 0),
    observed: set.reduce((sum, { events }) => sum + events, 0),
    expected: expected[i] ?? 0,
  }));

  // The differences add up to 0: one of the groups with a variance is left out.
  const free = described.map((_, i) => i).filter((i) => (covariance[i]?.[i] ?? 0) > 0);
  const used = free.slice(1);
  const matrix = used.map((i) => used.map((j) => covariance[i]?.[j] ?? 0));
  const excess = used.map((i) => (described[i]?.observed ?? 0) - (described[i]?.expected ?? 0));
  const solved = used.length === 0 ? null : solvePositiveDefinite(matrix, excess);
  if (solved === null) return { groups: described, chiSquared: null, df: used.length, p: null };
  const chiSquared = dot(excess, solved);
  return { groups: described, chiSquared, df: used.length, p: chiSquaredUpperTail(chiSquared, used.length) };
}

/** How many of a group are at risk at each of the ascending times. */
function atRiskAt(group: readonly RiskSet[], times: readonly { readonly time: number }[]): readonly number[] {
  let next = 0;
  let before = group[0]?.atRisk ?? 0;
  return times.map(({ time }) => {
    for (let set = group[next]; set !== undefined && set.time < time; set = group[next]) {
      before = set.atRisk + set.entered - set.events - set.censored;
      next += 1;
    }
    return before;
  });
}
