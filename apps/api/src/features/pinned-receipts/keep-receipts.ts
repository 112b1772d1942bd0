import type { NewPin, PinnedReceipt } from '@attune/contracts';
import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';
import type { Principal } from '../../platform/http/access/principal.ts';
import { ReceiptTokens } from '../indicators/receipt-tokens.ts';
import { DescribePin } from './describe-pin.ts';
import { deletePin, findPin, insertPin, isFull, type PinRow, readPins } from './pinned-receipts.store.ts';
import { pinProblem } from './problems.ts';

/** Receipts that somebody keeps, for instance of a number in a report: they can be recounted at any time. */
@Injectable()
export class KeepReceipts {
  constructor(
    private readonly database: Database,
    private readonly tokens: ReceiptTokens,
    private readonly describe: DescribePin,
  ) {}

  /** Those of departments that may all be seen. */
  async list({ scope }: Principal): Promise<PinnedReceipt[]> {
    return (await this.database.withScope(scope, readPins)).map((row) => this.describe.run(row));
  }

  /** Throws `receipt-invalid`, `department-forbidden`, `pin-exists`, `pins-too-many`. */
  async keep(principal: Principal, { receipt, note }: NewPin): Promise<PinnedReceipt> {
    const { roots } = this.tokens.openFor(principal.departments, receipt);
    const { kind, id: who, name } = principal;
    const row = await this.database.withScope(principal.scope, async (tx) => {
      if (await isFull(tx, who)) throw pinProblem('pins-too-many');
      const by = { kind, id: who, name };
      const id = await insertPin(tx, { receipt, note, departments: roots, by });
      if (id === undefined) throw pinProblem('pin-exists', { field: 'receipt' });
      return (await findPin(tx, id)) as PinRow;
    });
    return this.describe.run(row);
  }

  /** Throws `pin-not-found`, also for those of others. */
  async remove({ scope, id: who }: Principal, id: string): Promise<void> {
    const removed = await this.database.withScope(scope, (tx) => deletePin(tx, id, who));
    if (!removed) throw pinProblem('pin-not-found');
  }
}
