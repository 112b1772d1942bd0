import type { NewPin, PinnedReceipt } from '@attune/contracts';
import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';
import type { Principal } from '../../platform/http/access/principal.ts';
import { Departments } from '../departments/departments.ts';
import { ReadReceipt } from '../indicators/read-receipt.ts';
import { ReceiptTokens } from '../indicators/receipt-tokens.ts';
import {
  deletePin,
  findPin,
  insertPin,
  isFull,
  type PinRow,
  readPins,
  writeRecount,
} from './pinned-receipts.store.ts';
import { pinProblem } from './problems.ts';

/** Receipts that somebody keeps, for instance of a number in a report: they can be recounted at any time. */
@Injectable()
export class KeepReceipts {
  constructor(
    private readonly database: Database,
    private readonly departments: Departments,
    private readonly tokens: ReceiptTokens,
    private readonly receipts: ReadReceipt,
  ) {}

  /** Those of departments that may all be seen. */
  async list({ scope }: Principal): Promise<PinnedReceipt[]> {
    return (await this.database.withScope(scope, readPins)).map((row) => this.#described(row));
  }

  /** Throws `receipt-invalid`, `department-forbidden`, `pin-exists`, `pins-too-many`. */
  async keep(principal: Principal, { receipt, note }: NewPin): Promise<PinnedReceipt> {
    const { roots } = this.tokens.open(receipt);
    this.receipts.mayRead(principal, roots);
    const { kind, id: who, name } = principal;
    const row = await this.database.withScope(principal.scope, async (tx) => {
      if (await isFull(tx, who)) throw pinProblem('pins-too-many');
      const by = { kind, id: who, name };
      const id = await insertPin(tx, { receipt, note, departments: roots, by });
      if (id === undefined) throw pinProblem('pin-exists', { field: 'receipt' });
      return (await findPin(tx, id)) as PinRow;
    });
    return this.#described(row);
  }

  /** Recounts it from the events, and keeps what came of it. Throws `pin-not-found` and the problems of `ReadReceipt`. */
  async recount(principal: Principal, id: string): Promise<PinnedReceipt> {
    const { scope } = principal;
    const row = await this.database.withScope(scope, (tx) => findPin(tx, id));
    if (!row) throw pinProblem('pin-not-found');
    const { recount } = await this.receipts.read(principal, row.receipt);
    const { outcome, value, n, changes } = recount;
    const told = { outcome, value, n, changes, at: new Date().toISOString() };
    // Somebody else may see other departments than whoever keeps it.
    if (row.by.id === principal.id) await this.database.withScope(scope, (tx) => writeRecount(tx, id, told));
    return this.#described({ ...row, recount: told });
  }

  /** Throws `pin-not-found`, also for those of others. */
  async remove({ scope, id: who }: Principal, id: string): Promise<void> {
    const removed = await this.database.withScope(scope, (tx) => deletePin(tx, id, who));
    if (!removed) throw pinProblem('pin-not-found');
  }

  #described(row: PinRow): PinnedReceipt {
    const { indicator, version, period, roots, value, n } = this.tokens.open(row.receipt);
    const department = this.departments.tree().keyOf(roots[0] ?? 0) ?? '';
    return { ...row, indicator, version, period, department, value, n };
  }
}
