import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';
import { inTransaction } from '../../platform/database/in-transaction.ts';
import { codeBookEntries } from '../exports/code-book-table.ts';
import { DescribeExport } from '../exports/describe-export.ts';

/** Keeps the code book of exports where SQL can read it. Two workers at once do no harm. */
@Injectable()
export class KeepCodeBook {
  #kept: string | undefined;

  constructor(
    private readonly database: Database,
    private readonly exports: DescribeExport,
  ) {}

  async keep(): Promise<void> {
    const rows = JSON.stringify(codeBookEntries(await this.exports.run(undefined)));
    if (rows === this.#kept) return;
    await inTransaction(this.database.worker, async (tx) => {
      await tx.query(`select pg_advisory_xact_lock(hashtext('attune code book'), 0)`);
      await tx.query('delete from code_book');
      await tx.query(
        `insert into code_book
         select part, code, version, unit, polarity, minimum_n, interval_method, name_en, name_zh, meaning_en, meaning_zh
           from json_populate_recordset(null::code_book, $1)`,
        [rows],
      );
    });
    this.#kept = rows;
  }
}
