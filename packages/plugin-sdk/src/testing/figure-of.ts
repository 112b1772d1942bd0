import type { Reading } from '@attune/metrics';
import type { Explanation, Indicator } from '../indicator/define-indicator.ts';
import { pooled, type SamplesFor, talliesOf } from './samples.ts';

/** What an indicator says of these facts, for a comparison with what was worked out by hand. Inputs without samples are empty. */
export function figureOf(
  indicator: Indicator,
  samples: SamplesFor<Indicator['inputs']>,
): Reading & { parts: Explanation } {
  const tallies = talliesOf(indicator.inputs, samples, pooled);
  return { ...indicator.read(tallies), parts: indicator.explain(tallies) };
}
