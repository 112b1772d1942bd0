import { inRange } from '../in-range.ts';
import { MetricsError } from '../metrics-error.ts';
import type { LabelledRows } from './labelled-rows.ts';
import type { DatedFact, PastFacts } from './past-facts.ts';
import { checkedTime } from './past-facts.ts';

/** A fact of some kind: an order, a complaint, a late delivery. */
export interface CustomerFact extends DatedFact {
  readonly kind: string;
}

/** When a customer came and, if so, when they were lost; times in the unit of the facts. */
export interface CustomerSpan {
  readonly customer: string;
  readonly since: number;
  readonly lostAt: number | null;
}

/** What is computed of facts; times in their unit. */
export interface FeaturePlan {
  /** Kinds of facts in the order of their features; other kinds are ignored. */
  readonly kinds: readonly string[];
  /** Lengths of time before the cut-off in which facts are counted. */
  readonly windows: readonly number[];
  /** The age at which a fact's freshness is one half. */
  readonly halfLife: number;
}

/** What is to be predicted: whether a customer is lost in the time `horizon` from the cut-off on. */
export interface ChurnQuestion {
  readonly horizon: number;
  /** Up to when it is known who was lost. */
  readonly observedUntil: number;
}

/** Customers with their features, and whether they were lost. */
export interface ChurnRows extends LabelledRows {
  readonly customers: readonly string[];
  /** Of the features: `tenure`, then per kind `orders.count.30` for each window and `orders.freshness`. */
  readonly names: readonly string[];
}

/**
 * Features from before the cut-off and labels from after it, for who was a customer at the cut-off: those who came
 * later, were lost before, or cannot be judged because the horizon is not over, are out. Train on one cut-off and
 * judge on a later one, never on a random part.
 *
 * @returns rows as `churnFeatures`, each with whether the customer was lost within the horizon
 * @throws `number-out-of-range` for times and the plan, `inconsistent` for a customer lost before they came
 * @source Own definition: lost in the time `horizon` from the cut-off on
 */
export function churnRows(
  past: PastFacts<CustomerFact>,
  spans: readonly CustomerSpan[],
  plan: FeaturePlan & ChurnQuestion,
): ChurnRows {
  const horizon = inRange(plan.horizon, Number.MIN_VALUE, Number.MAX_VALUE, 'horizon');
  const observed = checkedTime(plan.observedUntil, 'observed until') >= past.cutOff + horizon;
  const judged = spans.flatMap((span) => {
    const lostAt = checkedSpan(span).lostAt ?? Infinity;
    if (span.since >= past.cutOff || lostAt < past.cutOff) return [];
    // A loss within the horizon is known as soon as it is seen, but counting only those would bias the rest.
    return observed ? [{ span, lost: lostAt < past.cutOff + horizon }] : [];
  });
  const { names, rows } = churnFeatures(
    past,
    judged.map(({ span }) => span),
    plan,
  );
  return {
    customers: judged.map(({ span }) => span.customer),
    names,
    rows,
    labels: judged.map(({ lost }) => lost),
  };
}

/**
 * The features alone, of every customer given: what a prediction for today needs.
 *
 * @returns per customer: tenure in the unit of time, counts of facts by window, and freshness, 0..1
 * @throws `number-out-of-range` for times and the plan, `inconsistent` for a customer who came after the cut-off
 * @source Own definition: tenure, frequency and 2^(-age / half-life) of the latest fact
 */
export function churnFeatures(
  past: PastFacts<CustomerFact>,
  customers: readonly Pick<CustomerSpan, 'customer' | 'since'>[],
  { kinds, windows, halfLife }: FeaturePlan,
): { readonly names: readonly string[]; readonly rows: readonly (readonly number[])[] } {
  for (const window of windows) inRange(window, Number.MIN_VALUE, Number.MAX_VALUE, 'window');
  inRange(halfLife, Number.MIN_VALUE, Number.MAX_VALUE, 'half-life');
  const width = windows.length + 1;
  const rowOf = new Map<string, number[]>();
  const rows = customers.map(({ customer, since }) => {
    const tenure = past.cutOff - checkedTime(since, 'since');
    if (tenure < 0) throw new MetricsError('inconsistent', `${customer} came after the cut-off`);
    const row = [tenure, ...kinds.flatMap(() => Array.from({ length: width }, () => 0))];
    rowOf.set(customer, row);
    return row;
  });
  const placeOf = new Map(kinds.map((kind, i) => [kind, 1 + i * width]));
  for (const { customer, kind, at } of past.facts) {
    const row = rowOf.get(customer);
    const place = placeOf.get(kind);
    if (row === undefined || place === undefined) continue;
    const age = past.cutOff - at;
    for (const [i, window] of windows.entries())
      if (age <= window) row[place + i] = (row[place + i] ?? 0) + 1;
    const fresh = place + windows.length;
    row[fresh] = Math.max(row[fresh] ?? 0, 2 ** (-age / halfLife));
  }
  const names = kinds.flatMap((kind) => [
    ...windows.map((window) => `${kind}.count.${window}`),
    `${kind}.freshness`,
  ]);
  return { names: ['tenure', ...names], rows };
}

function checkedSpan(span: CustomerSpan): CustomerSpan {
  checkedTime(span.since, 'since');
  if (span.lostAt !== null && checkedTime(span.lostAt, 'lost at') < span.since)
    throw new MetricsError('inconsistent', `${span.customer} was lost before they came`);
  return span;
}
