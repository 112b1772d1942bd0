import { MetricsError } from '../metrics-error.ts';
import type { Amount } from '../tally/sum.ts';

/** An amount in the smallest unit of its currency (cents, fen). Currencies are never added up. */
export interface Money {
  readonly amount: Amount;
  /** ISO 4217, for instance `CNY`. */
  readonly currency: string;
}

/** A computed amount in the smallest unit, which may have a fraction: a mean, an expectation. */
export interface Value {
  readonly amount: number;
  readonly currency: string;
}

/** The one currency of all of these; null of none. Throws `currencies-differ`. */
export function commonCurrency(values: Iterable<{ readonly currency: string }>): string | null {
  let common: string | null = null;
  for (const { currency } of values) {
    if (common !== null && currency !== common)
      throw new MetricsError('currencies-differ', `${common} and ${currency}`);
    common = currency;
  }
  return common;
}
