import { expectedAnswer, type GradedItem, shareAtLeast } from '../model/graded-response.ts';
import { normalExpectation } from '../model/integrate.ts';
import { type Feeling, itemCovariances } from '../model/item-truth.ts';
import { normalShareBelow } from '../random/normal.ts';
import { drivers, overall } from './planted-parameters.ts';

/** Standardised weights of the answered points in a regression of the overall answer on those of the drivers. */
export function standardizedBetas(people: readonly Feeling[]): number[] {
  const between = itemCovariances(drivers, people);
  const spread = between.map((row, i) => Math.sqrt(row[i] ?? 0));
  const outcome = Math.sqrt(overallVariance(people));
  const correlations = between.map((row, i) =>
    row.map((value, j) => value / ((spread[i] ?? 1) * (spread[j] ?? 1))),
  );
  const withOverall = drivers.map((driver, i) => withOutcome(driver, people) / ((spread[i] ?? 1) * outcome));
  return solve(correlations, withOverall);
}

/** Mean and variance of the overall feeling of who feels x ~ Normal(mean, 1). */
function overallFeels(mean: number): { mean: number; variance: number } {
  const slope = drivers.reduce((sum, { beta, loading }) => sum + beta * loading, 0);
  const own = drivers.reduce((sum, { beta, loading }) => sum + beta ** 2 * (1 - loading ** 2), 0);
  return { mean: slope * mean, variance: slope ** 2 + own + overall.noise ** 2 };
}

/** The overall answer as an item that takes a feeling as it is. */
const asItem: GradedItem = { lowest: overall.lowest, cuts: overall.cuts, loading: 1 };
const expectedPoint = (feels: { mean: number; variance: number }) => expectedAnswer(asItem, feels);

/** Expected net promoter score of the overall answer, were it read as one. */
export const overallNps = (people: readonly Feeling[]): number =>
  people.reduce((sum, { share, mean }) => {
    const feels = overallFeels(mean);
    return sum + share * 100 * (shareAtLeast(asItem, 9, feels) - (1 - shareAtLeast(asItem, 7, feels)));
  }, 0);

function overallVariance(people: readonly Feeling[]): number {
  let mean = 0;
  let square = 0;
  for (const { share, mean: feels } of people) {
    const overallFeeling = overallFeels(feels);
    mean += share * expectedPoint(overallFeeling);
    square +=
      share *
      asItem.cuts.reduce((sum, _, at) => {
        const point = asItem.lowest + at + 1;
        return sum + (2 * point - 1) * shareAtLeast(asItem, point, overallFeeling);
      }, asItem.lowest ** 2);
  }
  return square - mean ** 2;
}

/**
 * Covariance of a driver's point and the overall one. The two feelings are jointly normal; a point is the number of
 * cuts below the feeling, so its part above each cut is integrated by itself, where everything is smooth.
 */
function withOutcome(driver: (typeof drivers)[number], people: readonly Feeling[]): number {
  let product = 0;
  let driverMean = 0;
  let overallMean = 0;
  const slope = drivers.reduce((sum, { beta, loading }) => sum + beta * loading, 0);
  const covariance = driver.loading * slope + driver.beta * (1 - driver.loading ** 2);
  for (const { share, mean } of people) {
    const whole = overallFeels(mean);
    const own = driver.loading * mean;
    const given = (feeling: number) =>
      expectedPoint({
        mean: whole.mean + covariance * (feeling - own),
        variance: whole.variance - covariance ** 2,
      });
    product += share * driver.lowest * expectedPoint(whole);
    for (const cut of driver.cuts) product += share * normalExpectation(given, own, cut);
    driverMean +=
      share * (driver.lowest + driver.cuts.reduce((sum, cut) => sum + normalShareBelow(own - cut), 0));
    overallMean += share * expectedPoint(whole);
  }
  return product - driverMean * overallMean;
}

/** x of matrix · x = right, by elimination; the matrix is one of correlations, so no pivot is near 0. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, i) => [...row, right[i] ?? 0]);
  for (const [i, pivot] of rows.entries()) {
    for (const [j, row] of rows.entries()) {
      if (i === j) continue;
      const factor = (row[i] ?? 0) / (pivot[i] ?? 1);
      for (const [k, value] of pivot.entries()) row[k] = (row[k] ?? 0) - factor * value;
    }
  }
  return rows.map((row, i) => (row.at(-1) ?? 0) / (row[i] ?? 1));
}
