import type { JointMoments } from '../interval/joint-moments.ts';
import { exactQuotient } from '../exact-quotient.ts';
import { studentInterval } from '../interval/student.ts';
import { wilsonInterval } from '../interval/wilson.ts';
import { MetricsError } from '../metrics-error.ts';
import type { PeopleTally } from '../tally/people.ts';
import { ratioOfMeans } from './ratio-of-means.ts';
import type { ReadOptions, Reading } from './reading.ts';
import { defaultLevel, intervalOf } from './reading.ts';
import { settled, unreadable } from './settled.ts';

/**
 * How many people: a count of all there are, so without interval.
 *
 * @returns people, >= 1; null as `empty` or `unsettled`
 * @source Own definition: distinct people of the period
 */
export function peopleCount(tally: PeopleTally): Reading {
  return readPeople(tally, () => ({
    value: tally.n,
    n: tally.n,
    interval: null,
    excluded: leftOut(tally),
    intervalReason: 'interval-not-defined',
  }));
}

/**
 * How often one of them did it, on average: facts over people, with Student's t interval over people.
 *
 * @returns times per person, >= 1; null as `empty` or `unsettled`, the interval null at n = 1
 * @throws `level-out-of-range`
 * @source Own definition; interval Student, Biometrika 6(1), 1908
 */
export function timesPerPerson(tally: PeopleTally, { level = defaultLevel }: ReadOptions = {}): Reading {
  return readPeople(tally, () => {
    const { means, covariances } = peopleMoments(tally);
    const [mean = 0] = means;
    const bounds = studentInterval({ n: tally.n, mean, variance: covariances?.[0]?.[0] ?? null }, level);
    // Nobody who is counted did it less than once.
    const clipped = bounds && ([Math.max(1, bounds[0]), bounds[1]] as const);
    return {
      value: mean,
      n: tally.n,
      interval: intervalOf(clipped, level, 'student-t'),
      excluded: leftOut(tally),
    };
  });
}

/**
 * The share of people who did it at least so many times (twice: those who came back).
 *
 * @returns a share, 0..1; null as `empty` or `unsettled`
 * @throws `count-not-whole` for a `least` that is not a whole number of at least 1, `level-out-of-range`
 * @source Own definition; interval Wilson, JASA 22, 1927, 209-212
 */
export function repeatShare(
  tally: PeopleTally,
  least: number,
  { level = defaultLevel }: ReadOptions = {},
): Reading {
  return readPeople(tally, () => {
    const repeaters = peopleFrom(tally, least);
    return {
      value: repeaters / tally.n,
      n: tally.n,
      interval: intervalOf(wilsonInterval(repeaters, tally.n, level), level, 'wilson'),
      excluded: leftOut(tally),
    };
  });
}

/**
 * The amount of one person, on average, with Student's t interval over people.
 *
 * @returns in the unit of the amounts; null as `empty`, `unsettled` or `overflow`, the interval null at n = 1
 * @throws `level-out-of-range`
 * @source Own definition; interval Student, Biometrika 6(1), 1908
 */
export function amountPerPerson(tally: PeopleTally, { level = defaultLevel }: ReadOptions = {}): Reading {
  return readPeople(tally, () => {
    const { means, covariances } = peopleMoments(tally);
    const mean = means[1] ?? 0;
    const bounds = studentInterval({ n: tally.n, mean, variance: covariances?.[1]?.[1] ?? null }, level);
    if (![mean, ...(bounds ?? [])].every(Number.isFinite))
      return unreadable(tally.n, leftOut(tally), 'overflow');
    return {
      value: mean,
      n: tally.n,
      interval: intervalOf(bounds, level, 'student-t'),
      excluded: leftOut(tally),
    };
  });
}

/**
 * The amount of one time, on average: what an order is worth. What one person does is not independent, so the interval
 * is that of a ratio over people (`ratioOfMeans`); n is people.
 *
 * @returns in the unit of the amounts; null as `empty`, `unsettled` or `overflow`, the interval null at n = 1
 * @throws `level-out-of-range`
 * @source Cochran, Sampling Techniques, 3rd ed., 1977, ch. 6
 */
export function amountPerTime(tally: PeopleTally, options: ReadOptions = {}): Reading {
  return readPeople(tally, () => {
    const { n, means, covariances } = peopleMoments(tally);
    const [times = 0, amount = 0] = means;
    const swapped = covariances && [
      [covariances[1]?.[1] ?? 0, covariances[1]?.[0] ?? 0],
      [covariances[0]?.[1] ?? 0, covariances[0]?.[0] ?? 0],
    ];
    if (![amount, ...(swapped ?? []).flat()].every(Number.isFinite))
      return unreadable(n, leftOut(tally), 'overflow');
    const ratio = { n, means: [amount, times], covariances: swapped };
    return { ...ratioOfMeans(ratio, options), excluded: leftOut(tally) };
  });
}

/**
 * How many did it at least so many times.
 *
 * @returns people, 0..n; of an unsettled tally it may be below 0
 * @throws `count-not-whole` for a `least` that is not a whole number of at least 1
 * @source Own definition: a cumulative count
 */
export function peopleFrom({ times }: PeopleTally, least: number): number {
  if (!Number.isSafeInteger(least) || least < 1)
    throw new MetricsError('count-not-whole', `at least ${least}`);
  let people = 0;
  for (const [time, many] of Object.entries(times)) if (Number(time) >= least) people += many;
  return people;
}

/**
 * How often all of them did it together, Σ times × people.
 *
 * @returns times, >= 0; of an unsettled tally it may be below 0
 * @source Own definition: a sum of counts
 */
export function timesInAll({ times }: PeopleTally): number {
  let all = 0;
  for (const [time, many] of Object.entries(times)) all += Number(time) * many;
  return all;
}

/** Of [times, amount], from exact whole numbers. */
function peopleMoments(tally: PeopleTally): JointMoments {
  const n = BigInt(tally.n);
  let [times, squares] = [0n, 0n];
  for (const [time, many] of Object.entries(tally.times)) {
    times += BigInt(time) * BigInt(many);
    squares += BigInt(time) ** 2n * BigInt(many);
  }
  const covariance = (products: bigint, a: bigint, b: bigint) =>
    exactQuotient(n * products - a * b, n * (n - 1n));
  const joint = tally.n < 2 ? null : covariance(tally.sumOfProducts, times, tally.sum);
  return {
    n: tally.n,
    means: [exactQuotient(times, n), exactQuotient(tally.sum, n)],
    covariances:
      joint === null
        ? null
        : [
            [covariance(squares, times, times), joint],
            [joint, covariance(tally.sumOfSquares, tally.sum, tally.sum)],
          ],
  };
}

function readPeople(tally: PeopleTally, read: () => Reading): Reading {
  const { n, sum, sumOfSquares, anonymous, times } = tally;
  if (n < 0 || anonymous < 0 || !settled(Object.values(times)) || BigInt(n) * sumOfSquares < sum * sum)
    return unreadable(0, {}, 'unsettled');
  return tally.n === 0 ? unreadable(0, leftOut(tally), 'empty') : read();
}

const leftOut = ({ anonymous }: PeopleTally): Reading['excluded'] =>
  anonymous === 0 ? {} : { 'no-customer': anonymous };
