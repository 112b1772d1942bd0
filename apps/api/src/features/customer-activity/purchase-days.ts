import type { RfmColumns } from '@attune/metrics';
import type { MonthPart } from './activity-months.ts';
import { nobody } from './gather-activity.ts';
import { far, large, largeSum, sumsOf } from './pack-entries.ts';
import type { CountedFacts, DaysOfMonth, Merged } from './people-counter.ts';
import { eachFact } from './recent-facts.ts';

const dayLength = 86_400_000;
const nothing = Buffer.alloc(0);

/**
 * On which days people ordered, and for how much, month by month in ascending order: of a month a bit per day is kept, of
 * what came before it how many there were. Takes 21 bytes per customer number.
 */
export class PurchaseDays {
  readonly #days: Uint32Array;
  /** Days of the month in hand, bit 1 for the first. */
  readonly #month: Uint32Array;
  readonly #lastDay: Int32Array;
  readonly #sums: Float64Array;
  /** 1 for those of whom not everything is in columns: of them each day is counted, since it may come to nothing. */
  readonly #loose: Uint8Array;

  constructor(
    customers: number,
    private readonly merged: readonly Merged[],
  ) {
    this.#days = new Uint32Array(customers + 1);
    this.#month = new Uint32Array(customers + 1);
    this.#lastDay = new Int32Array(customers + 1);
    this.#sums = new Float64Array(customers + 1);
    this.#loose = new Uint8Array(customers + 1);
  }

  /** @param measureId of orders' amounts in one currency, whose facts are orders */
  add(part: MonthPart, measureId: number): void {
    const counts = this.#looseDays(part, measureId);
    for (const { measureId: of, ...facts } of part.facts)
      if (of === measureId) this.#addColumns(facts, { counts, within: part.within });
    for (const [key, n] of counts) if (n > 0) this.#mark(Math.floor(key / 32), key % 32);
    for (const key of counts.keys()) this.#loose[Math.floor(key / 32)] = 0;
    for (const [customer, inForce] of this.merged) {
      this.#month[inForce] = (this.#month[inForce] as number) | (this.#month[customer] as number);
      this.#month[customer] = 0;
    }
    this.#close(Date.parse(part.month) / dayLength - 1);
  }

  /** Everybody who ordered on some day, as seen from a day (since 1970). */
  columns(asOf: number): RfmColumns {
    for (const [customer, inForce] of this.merged) {
      this.#sums[inForce] = (this.#sums[inForce] as number) + (this.#sums[customer] as number);
      this.#sums[customer] = 0;
    }
    const days = this.#days.subarray(nobody + 1);
    const buyers = days.reduce((count, each) => (each > 0 ? count + 1 : count), 0);
    const recencyDays = new Int32Array(buyers);
    const frequency = new Int32Array(buyers);
    const monetary = new Float64Array(buyers);
    for (let customer = nobody + 1, at = 0; customer < this.#days.length; customer++) {
      if (this.#days[customer] === 0) continue;
      recencyDays[at] = asOf - (this.#lastDay[customer] as number);
      frequency[at] = this.#days[customer] as number;
      monetary[at] = this.#sums[customer] as number;
      at++;
    }
    return { recencyDays, frequency, monetary };
  }

  /** How often, by customer and day: 32 times the one and the other. */
  #looseDays({ facts, recent, within }: MonthPart, measureId: number): Map<number, number> {
    const counts = new Map<number, number>();
    const add = (customer: number, day: number, n: number, sum: number) => {
      const key = 32 * customer + day;
      counts.set(key, (counts.get(key) ?? 0) + n);
      this.#loose[customer] = 1;
      this.#sums[customer] = (this.#sums[customer] as number) + sum;
    };
    for (const { measureId: of, rest } of facts)
      if (of === measureId)
        eachFact(rest, (customer, day, n, sum) => {
          if (isWithin(day, within)) add(customer, day, n, sum);
        });
    for (const { day, facts } of recent)
      eachFact(facts, (customer, of, n, sum) => {
        if (of === measureId) add(customer, Number(day.slice(8)), n, sum);
      });
    return counts;
  }

  #addColumns(
    { customers, days, sums }: CountedFacts,
    { counts, within }: { counts: Map<number, number>; within: DaysOfMonth | undefined },
  ) {
    if (!days) throw new Error('The days of a month were not read.');
    const [total, loose, month] = [this.#sums, this.#loose, this.#month];
    const amounts = sumsOf(sums ?? nothing);
    let customer = 0;
    for (let at = 0, atSums = 0, fact = 0; at < customers.length; at++, fact++) {
      const above = customers[at] as number;
      if (above !== far) customer += above;
      else {
        customer += customers.readUInt32LE(at + 1);
        at += 4;
      }
      // Where all are 0 there is no column.
      let sum = amounts[atSums++] ?? 0;
      if (sum === large) {
        sum = largeSum(amounts, atSums);
        atSums += 2;
      }
      const day = days[fact] as number;
      if (!isWithin(day, within)) continue;
      total[customer] = (total[customer] as number) + sum;
      if (loose[customer] === 0) month[customer] = (month[customer] as number) | (1 << day);
      else {
        const key = 32 * customer + day;
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    }
  }

  #mark(customer: number, day: number) {
    this.#month[customer] = (this.#month[customer] as number) | (1 << day);
  }

  /** @param before the last day of the month before */
  #close(before: number) {
    const [month, days, lastDay] = [this.#month, this.#days, this.#lastDay];
    for (let customer = 0; customer < month.length; customer++) {
      const bits = month[customer] as number;
      if (bits === 0) continue;
      days[customer] = (days[customer] as number) + bitsIn(bits);
      lastDay[customer] = before + 31 - Math.clz32(bits);
      month[customer] = 0;
    }
  }
}

const isWithin = (day: number, within: DaysOfMonth | undefined) =>
  within === undefined || (day >= within[0] && day <= within[1]);

/** In pairs, then fours, then bytes, which a multiplication adds up. */
function bitsIn(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x5555_5555);
  const fours = (pairs & 0x3333_3333) + ((pairs >>> 2) & 0x3333_3333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
}
