import { far, large, type PackedEntries } from './pack-entries.ts';

/** Facts of one measure, month and department; columns that were not asked for are absent. */
export type CountedFacts = Pick<PackedEntries, 'customers'> & Partial<Pick<PackedEntries, 'days' | 'sums'>>;

/** Days of the month that count, both included; undefined for the whole month. */
export type DaysOfMonth = readonly [from: number, to: number];

/** Two customers who turned out to be one, and the one that stays in the end. */
export type Merged = readonly [customer: number, inForce: number];

/** Somebody who did something, and how often and how much. */
export type Visit = (times: number, sum: number, customer: number) => void;

/**
 * Adds up what people did, person by person, whatever departments and months it lies in and whatever numbers of
 * theirs it was recorded under. One figure at a time: `people` ends it and makes room for the next. Takes 16 bytes
 * per customer number.
 */
export class PeopleCounter {
  #times: Int32Array = new Int32Array(0);
  #sums: Float64Array = new Float64Array(0);
  /** Whoever was found in this figure; somebody may be in it twice. */
  #found: Uint32Array = new Uint32Array(0);
  #length = 0;

  /** @param customers the highest number of a customer there is */
  begin(customers: number): void {
    if (customers < this.#times.length) return;
    const size = Math.ceil((customers + 1) * 1.1);
    this.#times = new Int32Array(size);
    this.#sums = new Float64Array(size);
    this.#found = new Uint32Array(size);
  }

  /** How often: every fact counts as one. */
  addFacts({ customers, days }: CountedFacts, within?: DaysOfMonth): void {
    // Locals: this is the loop that decides how long a figure takes.
    const [times, found] = [this.#times, this.#found];
    let [length, customer] = [this.#length, 0];
    for (let at = 0, fact = 0; at < customers.length; fact++) {
      const above = customers[at++] as number;
      if (above !== far) customer += above;
      else {
        customer += customers.readUInt32LE(at);
        at += 4;
      }
      if (within !== undefined && !isWithin(days, fact, within)) continue;
      const before = times[customer] as number;
      if (before === 0) found[length++] = customer;
      times[customer] = before + 1;
    }
    this.#length = length;
  }

  /** How much: of people whose facts were added before. */
  addSums({ customers, sums, days }: CountedFacts, within?: DaysOfMonth): void {
    if (!sums || sums.length === 0) return;
    const [times, total] = [this.#times, this.#sums];
    const amounts = new DataView(sums.buffer, sums.byteOffset, sums.length);
    let customer = 0;
    for (let at = 0, atSums = 0, fact = 0; at < customers.length; fact++) {
      const above = customers[at++] as number;
      if (above !== far) customer += above;
      else {
        customer += customers.readUInt32LE(at);
        at += 4;
      }
      let sum = amounts.getInt32(atSums, true);
      atSums += 4;
      if (sum === large) {
        sum = Number(amounts.getBigInt64(atSums, true));
        atSums += 8;
      }
      if (times[customer] !== 0 && (within === undefined || isWithin(days, fact, within)))
        total[customer] = (total[customer] as number) + sum;
    }
  }

  /** How often, where it may be less: after all facts. */
  add(customer: number, n: number): void {
    if (this.#times[customer] === 0) this.#find(customer);
    this.#times[customer] = (this.#times[customer] as number) + n;
  }

  /** How much, of somebody whose facts were added before. */
  addSum(customer: number, sum: number): void {
    if (this.#times[customer] !== 0) this.#sums[customer] = (this.#sums[customer] as number) + sum;
  }

  /** Tells of everybody found who did something after all, and forgets them. */
  people(merged: readonly Merged[], visit: Visit): void {
    const [times, sums] = [this.#times, this.#sums];
    for (const [customer, inForce] of merged) {
      const n = times[customer] as number;
      if (n === 0) continue;
      this.add(inForce, n);
      this.addSum(inForce, sums[customer] as number);
      times[customer] = 0;
      sums[customer] = 0;
    }
    for (let i = 0; i < this.#length; i++) {
      const customer = this.#found[i] as number;
      const [n, sum] = [times[customer] as number, sums[customer] as number];
      times[customer] = 0;
      sums[customer] = 0;
      if (n > 0) visit(n, sum, customer);
    }
    this.#length = 0;
  }

  /** Whoever comes to nothing and back is found twice, so this may need more room than there are customers. */
  #find(customer: number) {
    if (this.#length === this.#found.length) {
      const larger = new Uint32Array(2 * this.#length + 16);
      larger.set(this.#found);
      this.#found = larger;
    }
    this.#found[this.#length++] = customer;
  }
}

function isWithin(days: Buffer | undefined, fact: number, [from, to]: DaysOfMonth): boolean {
  const day = days?.[fact] as number;
  return day >= from && day <= to;
}
