import type { ReadOptions, Reading } from '../indicator/reading.ts';
import { countShare } from '../indicator/count-share.ts';
import { MetricsError } from '../metrics-error.ts';
import { checkedCount } from '../tally/count.ts';
import type { Journey, JourneyEvent } from './furthest-step.ts';
import { checkedJourney, furthestStep } from './furthest-step.ts';

/** One step of a funnel, each customer counted once. */
export interface FunnelStep {
  readonly step: string;
  /** Customers who came at least this far. */
  readonly customers: number;
  /** Of those who passed the step before; null at the first step. */
  readonly conversion: Reading | null;
}

export interface Funnel {
  readonly steps: readonly FunnelStep[];
  /** From the first step to the last. */
  readonly overall: Reading;
}

/**
 * How many customers have each step as their furthest. Adds up over disjoint customers.
 *
 * @returns numbers of customers, `[none, first, …, last]`
 * @throws `steps-missing`, `number-out-of-range` for a negative window or a time that is not finite
 * @source Own definition: see `furthestStep`
 */
export function furthestSteps(customers: Iterable<readonly JourneyEvent[]>, journey: Journey): number[] {
  const counts = [0, ...checkedJourney(journey).steps.map(() => 0)];
  for (const events of customers) {
    const furthest = furthestStep(events, journey);
    counts[furthest] = (counts[furthest] ?? 0) + 1;
  }
  return counts;
}

/**
 * Conversion from step to step and from the first to the last. A journey crosses days: a longer period needs its
 * customers' furthest steps found anew, not those of its days added up.
 *
 * @param furthest what `furthestSteps` counts, one number more than steps
 * @returns shares, 0..1; null as `empty` where nobody reached the step before
 * @throws `steps-missing`, `lengths-differ`, `count-not-whole`, `level-out-of-range`
 * @source Own definition: customers at a step over those at the step before; interval Wilson, JASA 22, 1927
 */
export function funnel(
  steps: readonly string[],
  furthest: readonly number[],
  options: ReadOptions = {},
): Funnel {
  if (steps.length === 0) throw new MetricsError('steps-missing');
  if (furthest.length !== steps.length + 1)
    throw new MetricsError('lengths-differ', `${furthest.length} counts for ${steps.length} steps`);
  furthest.forEach(checkedCount);
  const reached = steps.map((_, i) => furthest.slice(i + 1).reduce((sum, count) => sum + count, 0));
  const conversion = (from: number, to: number): Reading =>
    countShare({ part: counted(reached[to]), whole: counted(reached[from]) }, options);
  return {
    steps: steps.map((step, i) => ({
      step,
      customers: reached[i] ?? 0,
      conversion: i === 0 ? null : conversion(i - 1, i),
    })),
    overall: conversion(0, steps.length - 1),
  };
}

function counted(n = 0): { kind: 'count'; n: number } {
  return { kind: 'count', n };
}
