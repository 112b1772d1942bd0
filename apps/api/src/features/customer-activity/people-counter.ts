import { far, large, largeSum, type PackedEntries, sumsOf } from './pack-entries.ts';

/** Facts of one measure, month and department; columns that were not asked for are absent. */
export type CountedFacts = Pick<PackedEntries, 'customers'> & Partial<Pick<PackedEntries, 'days' | 'sums'>>;

/** Days of the month that count, both included; undefined for the whole month. */
export type DaysOfMonth = readonly [from: number, to: number];

/** Two customers who turned out to be one, and the one that stays in the end. */
export type Merged = readonly [customer: number, inForce: number];

/** Somebody who did something, and how often and how much. */
export type Visit = (times: number, sum: number, customer: number) => void;

/** Customers of one block: those of a block in which nobody did anything are not looked at. */
const blockBits = 8;

/**
 * Adds up what people did, person by person, whatever departments and months it lies in and whatever numbers of
 * theirs it was recorded under. One figure at a time: `people` ends it and makes room for the next. Takes 12 bytes
 * per customer number.
 */
export class PeopleCounter {
  #times: Int32Array = new Int32Array(0);
  #sums: Float64Array = new Float64Array(0);
  /** 1 for every block with somebody in it. */
  #found: Uint8Array = new Uint8Array(0);

  /** @param customers the highest number of a customer there is */
  begin(customers: number): void {
    if (customers < this.#times.length) return;
    const blocks = (Math.ceil(customers * 1.1) >> blockBits) + 1;
    this.#found = new Uint8Array(blocks);
    this.#times = new Int32Array(blocks << blockBits);
    this.#sums = new Float64Array(blocks << blockBits);
  }

  /** How often: every fact counts as one. */
  addFacts({ customers, days }: CountedFacts, within?: DaysOfMonth): void {
    this.#mark(customers);
    // A local, and little in the loop: it decides how long a figure takes.
    const times = this.#times;
    const { length } = customers;
    let customer = 0;
    for (let at = 0, fact = 0; at < length; at++, fact++) {
      const above = customers[at] as number;
      if (above !== far) customer += above;
      else {
        customer += customers.readUInt32LE(at + 1);
        at += 4;
      }
      if (within === undefined || isWithin(days, fact, within))
        times[customer] = (times[customer] as number) + 1;
    }
  }

  /** How much, of whoever is counted in the end. */
  addSums({ customers, sums, days }: CountedFacts, within?: DaysOfMonth): void {
    if (!sums || sums.length === 0) return;
    this.#mark(customers);
    const total = this.#sums;
    const amounts = sumsOf(sums);
    const { length } = customers;
    let customer = 0;
    for (let at = 0, atSums = 0, fact = 0; at < length; at++, fact++) {
      const above = customers[at] as number;
      if (above !== far) customer += above;
      else {
        customer += customers.readUInt32LE(at + 1);
        at += 4;
      }
      let sum = amounts[atSums++] as number;
      if (sum === large) {
        sum = largeSum(amounts, atSums);
        atSums += 2;
      }
      if (within === undefined || isWithin(days, fact, within))
        total[customer] = (total[customer] as number) + sum;
    }
  }

  /** How often, where it may be less. */
  add(customer: number, n: number): void {
    this.#found[customer >> blockBits] = 1;
    this.#times[customer] = (this.#times[customer] as number) + n;
  }

  /** How much, of whoever is counted in the end. */
  addSum(customer: number, sum: number): void {
    this.#found[customer >> blockBits] = 1;
    this.#sums[customer] = (this.#sums[customer] as number) + sum;
  }

  /** All that is in another one, for as many customers. */
  addAll(other: PeopleCounter): void {
    const [times, sums, found] = [this.#times, this.#sums, this.#found];
    const [more, larger, others] = [other.#times, other.#sums, other.#found];
    for (let block = 0; block < others.length; block++) {
      if (others[block] === 0) continue;
      found[block] = 1;
      const to = (block + 1) << blockBits;
      for (let customer = block << blockBits; customer < to; customer++)
        times[customer] = (times[customer] as number) + (more[customer] as number);
      for (let customer = block << blockBits; customer < to; customer++)
        sums[customer] = (sums[customer] as number) + (larger[customer] as number);
    }
  }

  /** Marks the blocks of a column: all of them where there may be somebody in each. */
  #mark(customers: Buffer) {
    const found = this.#found;
    if (customers.length >= found.length) found.fill(1);
    else
      for (let at = 0, customer = 0; at < customers.length; at++) {
        const above = customers[at] as number;
        if (above !== far) customer += above;
        else {
          customer += customers.readUInt32LE(at + 1);
          at += 4;
        }
        found[customer >> blockBits] = 1;
      }
  }

  /** Tells of everybody who did something after all, in the order of their numbers, and forgets them. */
  people(merged: readonly Merged[], visit: Visit): void {
    const [times, sums] = [this.#times, this.#sums];
    for (const [customer, inForce] of merged) {
      const [n, sum] = [times[customer] as number, sums[customer] as number];
      if (n === 0 && sum === 0) continue;
      this.add(inForce, n);
      if (sum !== 0) this.addSum(inForce, sum);
      times[customer] = 0;
      sums[customer] = 0;
    }
    for (let block = 0; block < this.#found.length; block++) {
      if (this.#found[block] === 0) continue;
      const [from, to] = [block << blockBits, (block + 1) << blockBits];
      for (let customer = from; customer < to; customer++) {
        const n = times[customer] as number;
        if (n > 0) visit(n, sums[customer] as number, customer);
      }
      times.fill(0, from, to);
      sums.fill(0, from, to);
      this.#found[block] = 0;
    }
  }
}

function isWithin(days: Buffer | undefined, fact: number, [from, to]: DaysOfMonth): boolean {
  const day = days?.[fact] as number;
  return day >= from && day <= to;
}
