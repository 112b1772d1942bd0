import { eachFact, FactWriter } from './recent-facts.ts';

/**
 * Facts of a month in the order of customer and day, column by column; a figure reads only the columns it needs, and
 * millions of facts for one figure. A fact is a byte or two: an entry with n of 2 is two facts.
 */
export interface PackedEntries {
  /** How much a fact's customer is above the one before: one byte, or `far` and four bytes, little-endian. */
  customers: Buffer;
  /** One byte per fact. */
  days: Buffer;
  /** Four bytes per fact, signed, little-endian; or `large` and eight. An entry's sum stands with its first fact.
   * Empty where all are 0, as those of a count are. */
  sums: Buffer;
  /** Entries that have no place in the columns, as facts with their day, in any order. Hardly ever there are any. */
  rest: Buffer;
}

export const far = 255;
export const large = -(2 ** 31);
const mostCustomers = 2 ** 32;

/** Packs entries one by one, which have to come in order: what one customer did on one day of the month. */
export class EntryPacker {
  readonly #customers = new ByteWriter();
  readonly #days = new ByteWriter();
  readonly #sums = new ByteWriter();
  readonly #rest = new FactWriter();
  #customer = 0;
  #summed = false;

  /**
   * @param day of the month, 1..31
   * @param n negative where something was taken back before it came
   * @param sum whole, and exact
   */
  add(customer: number, day: number, n: number, sum: number): void {
    if (n < 1 || customer >= mostCustomers) return this.#rest.add(customer, day, n, sum);
    if (sum !== 0) this.#summed = true;
    for (let fact = 0; fact < n; fact++) {
      this.#writeCustomer(fact === 0 ? customer - this.#customer : 0);
      this.#days.byte(day);
      this.#writeSum(fact === 0 ? sum : 0);
    }
    this.#customer = customer;
  }

  packed(): PackedEntries {
    return {
      customers: this.#customers.written(),
      days: this.#days.written(),
      sums: this.#summed ? this.#sums.written() : Buffer.alloc(0),
      rest: this.#rest.written(),
    };
  }

  #writeCustomer(above: number) {
    if (above < far) return this.#customers.byte(above);
    this.#customers.byte(far);
    const at = this.#customers.next(4);
    at.bytes.writeUInt32LE(above, at.offset);
  }

  #writeSum(sum: number) {
    const isSmall = sum > large && sum < -large;
    const at = this.#sums.next(isSmall ? 4 : 12);
    at.bytes.writeInt32LE(isSmall ? sum : large, at.offset);
    if (!isSmall) at.bytes.writeBigInt64LE(BigInt(sum), at.offset + 4);
  }
}

/** Tells of every fact again; those that had no place in the columns come last. */
export function eachPacked(
  { customers, days, sums, rest }: PackedEntries,
  visit: (customer: number, day: number, n: number, sum: number) => void,
): void {
  const amounts = sumsOf(sums);
  let customer = 0;
  let [at, atSums] = [0, 0];
  for (const day of days) {
    const above = customers[at++] as number;
    if (above !== far) customer += above;
    else {
      customer += customers.readUInt32LE(at);
      at += 4;
    }
    // Where all are 0 there is no column.
    let sum = amounts[atSums++] ?? 0;
    if (sum === large) {
      sum = largeSum(amounts, atSums);
      atSums += 2;
    }
    visit(customer, day, 1, sum);
  }
  eachFact(rest, visit);
}

/** A column of sums as numbers of four bytes: little-endian, as is every machine that PostgreSQL's npm builds run on. */
export function sumsOf(sums: Buffer): Int32Array {
  const { buffer, byteOffset, length } = sums.byteOffset % 4 === 0 ? sums : new Uint8Array(sums);
  return new Int32Array(buffer, byteOffset, length / 4);
}

/** The eight bytes that stand after `large`, from `at` on. */
export const largeSum = (sums: Int32Array, at: number): number =>
  ((sums[at] as number) >>> 0) + (sums[at + 1] as number) * 2 ** 32;

/** Bytes that grow as they are written. */
class ByteWriter {
  #bytes = Buffer.allocUnsafe(64);
  #length = 0;

  byte(value: number): void {
    if (this.#length === this.#bytes.length) this.#grow(1);
    this.#bytes[this.#length++] = value;
  }

  /** Room for so many bytes more. */
  next(size: number): { bytes: Buffer; offset: number } {
    if (this.#length + size > this.#bytes.length) this.#grow(size);
    const offset = this.#length;
    this.#length += size;
    return { bytes: this.#bytes, offset };
  }

  written(): Buffer {
    return this.#bytes.subarray(0, this.#length);
  }

  #grow(size: number) {
    const larger = Buffer.allocUnsafe(this.#bytes.length * 2 + size);
    this.#bytes.copy(larger);
    this.#bytes = larger;
  }
}
