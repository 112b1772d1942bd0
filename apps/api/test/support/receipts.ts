import { ExplainReceipt } from '../../src/features/indicators/explain-receipt.ts';
import { ReadReceipt } from '../../src/features/indicators/read-receipt.ts';
import type { ReceiptTokens } from '../../src/features/indicators/receipt-tokens.ts';
import type { Departments } from '../../src/features/departments/departments.ts';
import type { Definitions } from '../../src/features/indicator-definitions/definitions.ts';
import type { Config } from '../../src/platform/config/config.ts';
import type { Database } from '../../src/platform/database/database.ts';

interface Parts {
  database: Database;
  departments: Departments;
  definitions: Definitions;
  tokens: ReceiptTokens;
}

/** @param recountAtOnce events of the log that a receipt is recounted from while somebody waits */
export const receiptsOf = (
  { database, departments, definitions, tokens }: Parts,
  recountAtOnce = 500_000,
): ReadReceipt =>
  new ReadReceipt(new ExplainReceipt(database, departments, definitions, tokens), database, {
    recountAtOnce,
  } as Config);
