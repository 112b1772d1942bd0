/** Customer (6 bytes), measure or day (4), n (4, signed), sum (8, a double that is whole), little-endian. */
export const factBytes = 22;
/** What the upper two bytes of a customer count. */
const highest = 2 ** 32;

/** A row of `customer_activity_recent`. */
export interface RecentRow {
  generation: number;
  departmentId: number;
  day: string;
  facts: Buffer;
}

/**
 * One fact: what it adds to a customer, or takes away again. `what` is the number that the row it stands in leaves
 * open: of a measure among recent facts, of a day in a month.
 */
type VisitFact = (customer: number, what: number, n: number, sum: number) => void;

/** Writes facts one after the other. They need no order, and are not summed up. */
export class FactWriter {
  #bytes = new DataView(new ArrayBuffer(16 * factBytes));
  #length = 0;

  /** Throws a `RangeError` where a number has no place. */
  add(customer: number, what: number, n: number, sum: number): void {
    if ((n | 0) !== n || customer >= 2 ** 48) throw new RangeError(`${n} of customer ${customer}`);
    const at = this.#length;
    this.#length += factBytes;
    if (this.#length > this.#bytes.byteLength) this.#grow();
    const bytes = this.#bytes;
    bytes.setUint32(at, customer % highest, true);
    bytes.setUint16(at + 4, Math.floor(customer / highest), true);
    bytes.setUint32(at + 6, what, true);
    bytes.setInt32(at + 10, n, true);
    bytes.setFloat64(at + 14, sum, true);
  }

  written(): Buffer {
    return Buffer.from(this.#bytes.buffer, 0, this.#length);
  }

  #grow() {
    const larger = new Uint8Array(this.#bytes.byteLength * 2);
    larger.set(new Uint8Array(this.#bytes.buffer));
    this.#bytes = new DataView(larger.buffer);
  }
}

/** How a customer's number stands in a fact. */
export function customerBytes(customer: number): Buffer {
  const bytes = Buffer.alloc(6);
  bytes.writeUIntLE(customer, 0, 6);
  return bytes;
}

export function eachFact(facts: Buffer, visit: VisitFact): void {
  const bytes = new DataView(facts.buffer, facts.byteOffset, facts.length);
  for (let at = 0; at < facts.length; at += factBytes)
    visit(
      bytes.getUint32(at, true) + bytes.getUint16(at + 4, true) * highest,
      bytes.getUint32(at + 6, true),
      bytes.getInt32(at + 10, true),
      bytes.getFloat64(at + 14, true),
    );
}
