import type { Tally, TallyAlgebra, ValueOf } from '@attune/metrics';
import { tallyKind } from '@attune/metrics';
import { type IndicatorInputs, shapeOf, type TalliesFor } from '../indicator/input.ts';

/** Facts to try an indicator with, per input: scores or reasons, counts, whole amounts, milliseconds. */
export type SamplesFor<I extends IndicatorInputs> = { readonly [K in keyof I]: readonly ValueOf<I[K]>[] };

/** A way to come from samples to a tally. */
export type Build = <T, V>(algebra: TallyAlgebra<T, V>, samples: readonly V[]) => T;

/** One tally per input, frozen through and through, so that a reading which writes to it fails at once. */
export function talliesOf<I extends IndicatorInputs>(
  inputs: I,
  samples: SamplesFor<I>,
  build: Build,
): TalliesFor<I> {
  const tallies: Record<string, Tally> = {};
  for (const [name, input] of Object.entries(inputs))
    tallies[name] = frozen(build(tallyKind(shapeOf(input, itemsOf(samples[name]))), samples[name] ?? []));
  return frozen(tallies) as TalliesFor<I>;
}

/** Of rows of an item group: how long they are. */
function itemsOf(samples: readonly unknown[] = []): number | undefined {
  return samples.find((sample) => Array.isArray(sample))?.length;
}

export const empty: Build = (algebra) => algebra.empty();

export const pooled: Build = (algebra, samples) => algebra.addAll(algebra.empty(), samples);

/** Of what is taken back before it was ever there: counts below zero. */
export const owing: Build = (algebra, samples) => samples.reduce(algebra.remove, algebra.empty());

export const inOtherOrders: readonly Build[] = [
  (algebra, samples) => pooled(algebra, samples.toReversed()),
  (algebra, samples) => pooled(algebra, [...samples.slice(1), ...samples.slice(0, 1)]),
];

export const inParts: readonly Build[] = [
  (algebra, samples) => {
    const half = Math.floor(samples.length / 2);
    return algebra.merge(pooled(algebra, samples.slice(0, half)), pooled(algebra, samples.slice(half)));
  },
  (algebra, samples) =>
    samples.reduce((total, sample) => algebra.merge(pooled(algebra, [sample]), total), algebra.empty()),
];

export const withTakingBack: readonly Build[] = [
  (algebra, samples) => samples.reduce(algebra.remove, pooled(algebra, [...samples, ...samples])),
  (algebra, samples) => algebra.addAll(algebra.addAll(owing(algebra, samples), samples), samples),
];

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) frozen(part);
  }
  return value;
}
