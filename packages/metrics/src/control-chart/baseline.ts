/** Below so many periods the limits of a chart will still move. */
export const provisionalBelow = 12;

/** The expected distance of two normal values in standard deviations, as printed in tables. */
export const d2 = 1.128;

/** In steps, so that equal values have exactly themselves as mean; null of none. */
export function runningMean(values: readonly number[]): number | null {
  let mean = 0;
  for (const [i, value] of values.entries()) mean += (value - mean) / (i + 1);
  return values.length === 0 ? null : mean;
}
