import { inRange } from '../in-range.ts';
import type { Value } from './money.ts';
import { commonCurrency } from './money.ts';

/** What a customer brings and costs, in one currency; null where it is not known. */
export interface NetValueParts {
  /** CLV as margin. */
  readonly lifetimeMargin: Value | null;
  readonly acquisitionCost: Value | null;
  /** Support, returns. */
  readonly costToServe: Value | null;
}

export interface CustomerNetValue extends NetValueParts {
  /** CLV - CAC - cost to serve, in the smallest unit; null where a part is missing. */
  readonly value: number | null;
  /** CLV per CAC; null where one is missing or acquiring costs nothing. */
  readonly returnOnAcquisition: number | null;
}

/**
 * Customer net value, CLV - CAC - cost to serve, beside its parts.
 *
 * @returns in the smallest unit of the currency, and CLV per CAC; null where a part is missing
 * @throws `currencies-differ`, `number-out-of-range` for amounts that are not finite
 * @source Own definition: lifetime margin less what acquiring and serving cost
 */
export function customerNetValue(parts: NetValueParts): CustomerNetValue {
  const { lifetimeMargin, acquisitionCost, costToServe } = parts;
  const known = [lifetimeMargin, acquisitionCost, costToServe].filter((part) => part !== null);
  commonCurrency(known);
  for (const { amount } of known) finite(amount);
  const complete = lifetimeMargin !== null && acquisitionCost !== null && costToServe !== null;
  const compared = lifetimeMargin !== null && acquisitionCost !== null && acquisitionCost.amount !== 0;
  return {
    ...parts,
    value: complete ? finite(lifetimeMargin.amount - acquisitionCost.amount - costToServe.amount) : null,
    returnOnAcquisition: compared ? finite(lifetimeMargin.amount / acquisitionCost.amount) : null,
  };
}

function finite(amount: number): number {
  return inRange(amount, -Number.MAX_VALUE, Number.MAX_VALUE, 'amount');
}
