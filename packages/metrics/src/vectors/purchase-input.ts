import type { PurchaseDays } from '../commerce/purchase-days.ts';
import { purchaseDays } from '../commerce/purchase-days.ts';
import { columnsOf, rowsIn, textCell, wholeAmounts } from './cell.ts';
import type { VectorInput } from './vector-op.ts';

/** Transactions of an input by customer, up to and with a last day. */
export interface PurchaseInput {
  readonly customers: ReadonlyMap<string, PurchaseDays>;
  /** How many of the whole amounts are 1 of the file's. */
  readonly perUnit: number;
}

/** Reads the columns `id`, `date` and `amount` of an input's rows. Throws `input-malformed`, `day-invalid`. */
export function purchasesIn(input: VectorInput, lastDay: string): PurchaseInput {
  const rows = rowsIn(input);
  const column = columnsOf(input);
  const { amounts, perUnit } = wholeAmounts(rows.map((row) => textCell(row, column('amount'))));
  const purchases = rows.map((row, i) => ({
    customer: textCell(row, column('id')),
    day: textCell(row, column('date')),
    total: { amount: amounts[i] ?? 0n, currency: 'XXX' },
  }));
  return { customers: purchaseDays(purchases, lastDay), perUnit };
}
