import { MetricsError } from '../metrics-error.ts';
import { kaplanMeier } from '../survival/kaplan-meier.ts';
import { logRank } from '../survival/log-rank.ts';
import type { SurvivalCount } from '../survival/survival-counts.ts';
import { lifetimeCounts } from '../survival/survival-counts.ts';
import { levelIn, listIn, malformed, numbersIn, object } from './read-input.ts';
import type { VectorInput, VectorOps } from './vector-op.ts';

export const survivalOps: VectorOps = {
  kaplan_meier(input) {
    const curve = kaplanMeier(countsIn(input), levelIn(input));
    const { steps } = curve;
    return {
      n: curve.n,
      events: curve.events,
      times: steps.map(({ time }) => time),
      at_risk: steps.map(({ atRisk }) => atRisk),
      d: steps.map(({ events }) => events),
      survival: steps.map(({ survival }) => survival),
      se_greenwood: steps.map(({ standardError }) => standardError),
      ci_plain: steps.map(({ plain }) => plain),
      ci_loglog: steps.map(({ logLog }) => logLog),
      median: curve.median,
    };
  },

  logrank(input) {
    const test = logRank(listIn(input, 'groups').map((group) => countsIn(object(group, 'groups'))));
    return { chi2: test.chiSquared, df: test.df, p: test.p };
  },
};

function countsIn(input: VectorInput): readonly SurvivalCount[] {
  const durations = numbersIn(input, 'durations');
  const observed = listIn(input, 'observed').map(observedOf);
  const entries = input['entry'] === undefined ? null : numbersIn(input, 'entry');
  for (const other of [observed, entries ?? durations])
    if (other.length !== durations.length)
      throw new MetricsError('lengths-differ', `${durations.length} durations, ${other.length}`);
  return lifetimeCounts(
    durations.map((duration, i) => ({
      duration,
      observed: observed[i] ?? false,
      // From 0 on is from the start.
      entry: entries === null || entries[i] === 0 ? undefined : entries[i],
    })),
  );
}

function observedOf(value: unknown): boolean {
  if (value === 1 || value === true) return true;
  if (value === 0 || value === false) return false;
  throw malformed('observed', 'a list of 0 and 1', value);
}
