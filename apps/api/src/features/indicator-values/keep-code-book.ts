import type { CodeBook } from '@attune/contracts';
import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';
import { inTransaction } from '../../platform/database/in-transaction.ts';
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
    const rows = JSON.stringify(rowsOf(await this.exports.run(undefined)));
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

/** By the columns of the table. */
function rowsOf(book: CodeBook): object[] {
  const coded = (part: string, codes: CodeBook['reasons']) =>
    codes.map(({ code, meanings }) => ({ part, code, ...both('meaning', meanings) }));
  return [
    ...book.indicators.map((indicator) => ({
      part: 'indicator',
      code: indicator.key,
      version: indicator.version,
      unit: indicator.unit,
      polarity: indicator.polarity,
      minimum_n: indicator.minimumN,
      interval_method: indicator.intervalMethod,
      ...both('name', indicator.names),
      ...both('meaning', indicator.explanations),
    })),
    ...book.columns.map(({ name, unit, names, meanings }) => ({
      part: 'column',
      code: name,
      unit,
      ...both('name', names),
      ...both('meaning', meanings),
    })),
    ...coded('unit', book.units),
    ...coded('exclusion', book.exclusions),
    ...coded('reason', book.reasons),
    ...coded('method', book.methods),
  ];
}

const both = (name: 'name' | 'meaning', { en, zh }: { en: string; zh: string }) => ({
  [`${name}_en`]: en,
  [`${name}_zh`]: zh,
});
