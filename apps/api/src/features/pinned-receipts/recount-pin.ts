import type { PinnedReceipt, Receipt, RecountedPin } from '@attune/contracts';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';
import type { Principal } from '../../platform/http/access/principal.ts';
import { ReadReceipt } from '../indicators/read-receipt.ts';
import { AskForRecount } from '../recounts/ask-for-recount.ts';
import { RunRecount } from '../recounts/run-recount.ts';
import { DescribePin } from './describe-pin.ts';
import { findPin, writeRecount, writeRecountOf } from './pinned-receipts.store.ts';
import { pinProblem } from './problems.ts';

/** Recounts a receipt that somebody keeps, and keeps what came of it. */
@Injectable()
export class RecountPin {
  constructor(
    private readonly database: Database,
    private readonly receipts: ReadReceipt,
    private readonly recounts: AskForRecount,
    private readonly describe: DescribePin,
  ) {}

  /**
   * At once, or where that is large by a job, which whoever keeps it will find the recount of. Throws `pin-not-found`
   * and the problems of `ReadReceipt` and `AskForRecount`.
   */
  async run(principal: Principal, id: string): Promise<RecountedPin> {
    const { scope } = principal;
    const row = await this.database.withScope(scope, (tx) => findPin(tx, id));
    if (!row) throw pinProblem('pin-not-found');
    const told = recountTold(await this.receipts.read(principal, row.receipt));
    if (!told) return { ...this.describe.run(row), job: await this.recounts.run(principal, row.receipt) };
    // Somebody else may see other departments than whoever keeps it.
    if (row.by.id === principal.id) await this.database.withScope(scope, (tx) => writeRecount(tx, id, told));
    return { ...this.describe.run({ ...row, recount: told }), job: null };
  }
}

/** Writes what a recount by a job came to, where whoever asked for the job keeps the receipt. */
@Injectable()
export class KeepRecounts implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly jobs: RunRecount,
  ) {}

  onModuleInit(): void {
    this.jobs.onRecounted(async ({ receipt, askedBy }) => {
      const told = recountTold(receipt);
      if (told) await writeRecountOf(this.database.worker, { receipt: receipt.token, askedBy }, told);
    });
  }
}

/** What is kept of a recount; null where it was not recounted. */
function recountTold({ recount }: Pick<Receipt, 'recount'>): PinnedReceipt['recount'] {
  if (recount.outcome === 'large') return null;
  const { outcome, value, n, changes } = recount;
  return { outcome, value, n, changes, at: new Date().toISOString() };
}
