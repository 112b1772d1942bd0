import type { Indicator } from '../indicator/define-indicator.ts';
import { exampleSamples } from './example-samples.ts';
import { indicatorLaws } from './indicator-laws.ts';
import type { Verdict } from './verdict.ts';

/**
 * The verdict on an indicator without samples of its own: `indicatorLaws` on made-up facts, of several sets the one
 * that it obeys best, as some are no sense to it (a part that is larger than its whole).
 */
export function exampleVerdict(indicator: Indicator): Verdict {
  const verdicts = exampleSamples(indicator).map((samples) => indicatorLaws(indicator, samples));
  const broken = ({ checks }: Verdict) => checks.filter(({ ok }) => !ok).length;
  return verdicts.reduce((best, verdict) => (broken(verdict) < broken(best) ? verdict : best));
}
