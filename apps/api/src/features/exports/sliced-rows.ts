import type { Values, ValuesQuery } from '@attune/contracts';
import type { Period } from '../indicators/periods.ts';

/** About as many rows are read at once; one period is always read whole. */
const rowsAtOnce = 4000;

interface Question {
  query: ValuesQuery;
  /** Of the query, in order. */
  periods: readonly Period[];
  /** Whether a period's rows are the same whatever other periods are asked for with it. */
  divisible: boolean;
  /** Days on which another version comes into force. */
  breaks: ReadonlySet<string>;
}

/** The figures of one indicator, some periods at a time, so that no more of them are in memory. */
export class SlicedRows {
  #first: { values: Values; periods: number } | undefined;

  /** @param read the one use case, for this indicator */
  constructor(
    private readonly read: (query: ValuesQuery) => Promise<Values>,
    private readonly question: Question,
  ) {}

  /**
   * Reads the first slice, and of what is left the periods that are not like others: the last, and those in which the
   * version changes. So whatever a question for the whole is refused for is known before anything is sent.
   *
   * @returns rows that it now holds
   */
  async begin(): Promise<number> {
    const { periods } = this.question;
    this.#first = await this.#readFrom(0, 1);
    const read = this.#first.periods;
    for (const [at, period] of periods.entries())
      if (at >= read && (at === periods.length - 1 || this.#breaksIn(period))) await this.#readFrom(at, 1);
    return this.#first.values.rows.length;
  }

  /** Gives back what `begin` has read, to be read again when it is wanted. */
  forget(): void {
    this.#first = undefined;
  }

  async *slices(): AsyncGenerator<Values> {
    const { periods } = this.question;
    let wanted = 1;
    for (let at = 0; at < periods.length;) {
      const slice = (at === 0 && this.#first) || (await this.#readFrom(at, wanted));
      this.#first = undefined;
      yield slice.values;
      at += slice.periods;
      const perPeriod = Math.max(1, slice.values.rows.length / slice.periods);
      // At most four times as many as before: the next may hold more than the last.
      wanted = Math.max(1, Math.min(4 * slice.periods, Math.floor(rowsAtOnce / perPeriod)));
    }
  }

  #breaksIn({ from, to }: Period): boolean {
    for (const day of this.question.breaks) if (day > from && day <= to) return true;
    return false;
  }

  async #readFrom(at: number, wanted: number) {
    const { query, periods, divisible } = this.question;
    if (!divisible) return { values: await this.read(query), periods: periods.length };
    const some = periods.slice(at, at + wanted);
    const [from, to] = [some[0]?.from ?? query.from, some.at(-1)?.to ?? query.to];
    return { values: await this.read({ ...query, from, to }), periods: some.length };
  }
}
