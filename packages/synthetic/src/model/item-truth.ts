import { expectedAnswer, type GradedItem, shareAtLeast } from './graded-response.ts';
import { normalExpectation } from './integrate.ts';

/** A share of people who feel x ~ Normal(mean, 1). */
export interface Feeling {
  share: number;
  mean: number;
}

/** Of the points that are answered, not of the feelings behind them: what a sample must come near to. */
export interface Reliability {
  alpha: number;
  /** The share of the variance of the sum that all items have in common. */
  omega: number;
}

/** E over people of a function of what they feel. */
const expectation = (people: readonly Feeling[], f: (x: number) => number): number =>
  people.reduce((sum, { share, mean }) => sum + share * normalExpectation(f, mean), 0);

const exactly = (x: number) => ({ mean: x, variance: 0 });

/** Covariances of the points, by integration over what people feel: given that, answers are independent. */
export function itemCovariances(items: readonly GradedItem[], people: readonly Feeling[]): number[][] {
  const means = items.map((item) => expectation(people, (x) => expectedAnswer(item, exactly(x))));
  return items.map((one, i) =>
    items.map((other, j) => {
      const product =
        i === j
          ? expectation(people, (x) => expectedSquare(one, x))
          : expectation(people, (x) => expectedAnswer(one, exactly(x)) * expectedAnswer(other, exactly(x)));
      return product - (means[i] ?? 0) * (means[j] ?? 0);
    }),
  );
}

function expectedSquare(item: GradedItem, x: number): number {
  return item.cuts.reduce((sum, _, at) => {
    const point = item.lowest + at + 1;
    return sum + (2 * point - 1) * shareAtLeast(item, point, exactly(x));
  }, item.lowest ** 2);
}

export function reliabilityOf(items: readonly GradedItem[], people: readonly Feeling[]): Reliability {
  const covariances = itemCovariances(items, people);
  const total = covariances.flat().reduce((sum, covariance) => sum + covariance, 0);
  const own = covariances.reduce((sum, row, i) => sum + (row[i] ?? 0), 0);
  const answer = (x: number) => items.reduce((sum, item) => sum + expectedAnswer(item, exactly(x)), 0);
  const mean = expectation(people, answer);
  const common = expectation(people, (x) => (answer(x) - mean) ** 2);
  const k = items.length;
  return { alpha: (k / (k - 1)) * (1 - own / total), omega: common / total };
}
