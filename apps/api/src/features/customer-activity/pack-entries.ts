import { eachFact, FactWriter } from './recent-facts.ts';

/** What one customer did on one day of a month, under one measure in one department. */
export interface Entry {
  customer: number;
  /** Of the month, 1..31. */
  day: number;
  /** Negative where something was taken back before it came. */
  n: number;
  sum: bigint;
}

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
const [mostCustomers, mostSum, mostExact] = [2 ** 32, 2n ** 63n, 2n ** 53n];

const isPackable = ({ customer, n, sum }: Entry): boolean =>
  n >= 1 && customer < mostCustomers && sum < mostSum && sum > -mostSum;

/** Packs entries one by one, which have to come in order. */
export class EntryPacker {
  readonly #customers = new ByteWriter();
  readonly #days = new ByteWriter();
  readonly #sums = new ByteWriter();
  readonly #rest = new FactWriter();
  #customer = 0;
  #summed = false;

  add(entry: Entry): void {
    const { customer, day, n, sum } = entry;
    if (!isPackable(entry)) return this.#leave(entry);
    if (sum !== 0n) this.#summed = true;
    for (let fact = 0; fact < n; fact++) {
      this.#writeCustomer(fact === 0 ? customer - this.#customer : 0);
      this.#days.byte(day);
      this.#writeSum(fact === 0 ? sum : 0n);
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

  /** In as many facts as it takes, since a fact's sum is a double. */
  #leave({ customer, day, n, sum }: Entry) {
    let [times, left] = [n, sum];
    do {
      const part = left > mostExact ? mostExact : left < -mostExact ? -mostExact : left;
      this.#rest.add(customer, day, times, Number(part));
      times = 0;
      left -= part;
    } while (left !== 0n);
  }

  #writeCustomer(above: number) {
    if (above < far) return this.#customers.byte(above);
    this.#customers.byte(far);
    const at = this.#customers.next(4);
    at.bytes.writeUInt32LE(above, at.offset);
  }

  #writeSum(sum: bigint) {
    const isSmall = sum > BigInt(large) && sum < -BigInt(large);
    const at = this.#sums.next(isSmall ? 4 : 12);
    at.bytes.writeInt32LE(isSmall ? Number(sum) : large, at.offset);
    if (!isSmall) at.bytes.writeBigInt64LE(sum, at.offset + 4);
  }
}

/** The entries again; those that had no place in the columns come last, perhaps in several parts. */
export function unpackEntries({ customers, days, sums, rest }: PackedEntries): Entry[] {
  const entries: Entry[] = [];
  let customer = 0;
  let [at, atSums] = [0, 0];
  for (const day of days) {
    const above = customers[at] === far ? customers.readUInt32LE(at + 1) : (customers[at] as number);
    at += customers[at] === far ? 5 : 1;
    customer += above;
    let sum = 0n;
    if (atSums < sums.length) {
      const small = sums.readInt32LE(atSums);
      sum = small === large ? sums.readBigInt64LE(atSums + 4) : BigInt(small);
      atSums += small === large ? 12 : 4;
    }
    const last = entries.at(-1);
    if (last?.customer === customer && last.day === day) {
      last.n += 1;
      last.sum += sum;
    } else entries.push({ customer, day, n: 1, sum });
  }
  eachFact(rest, (customer, day, n, sum) => entries.push({ customer, day, n, sum: BigInt(sum) }));
  return entries;
}

/** A column of sums as numbers of four bytes: little-endian, as is every machine that PostgreSQL's npm builds run on. */
export function sumsOf(sums: Buffer): Int32Array {
  const { buffer, byteOffset, length } = sums.byteOffset % 4 === 0 ? sums : new Uint8Array(sums);
  return new Int32Array(buffer, byteOffset, length / 4);
}

/** The eight bytes that stand after `large`, from `at` on. */
export const largeSum = (sums: Int32Array, at: number): number =>
  ((sums[at] as number) >>> 0) + (sums[at + 1] as number) * 2 ** 32;

/** In the order of customer and day, each once; what came to nothing is gone. */
export function summedEntries(entries: readonly Entry[]): Entry[] {
  const sums: Entry[] = [];
  for (const entry of entries.toSorted((a, b) => a.customer - b.customer || a.day - b.day)) {
    const last = sums.at(-1);
    if (last?.customer === entry.customer && last.day === entry.day) {
      last.n += entry.n;
      last.sum += entry.sum;
    } else sums.push({ ...entry });
  }
  return sums.filter(({ n, sum }) => n !== 0 || sum !== 0n);
}

/** Bytes that grow as they are written. */
class ByteWriter {
  #bytes = Buffer.allocUnsafe(256);
  #length = 0;

  byte(value: number): void {
    const { bytes, offset } = this.next(1);
    bytes[offset] = value;
  }

  /** Room for so many bytes more. */
  next(size: number): { bytes: Buffer; offset: number } {
    if (this.#length + size > this.#bytes.length) {
      const larger = Buffer.allocUnsafe(this.#bytes.length * 2);
      this.#bytes.copy(larger);
      this.#bytes = larger;
    }
    const offset = this.#length;
    this.#length += size;
    return { bytes: this.#bytes, offset };
  }

  written(): Buffer {
    return this.#bytes.subarray(0, this.#length);
  }
}
