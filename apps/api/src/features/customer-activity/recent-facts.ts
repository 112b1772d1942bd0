/** Customer (6 bytes), measure or day (4), n (4, signed), sum (8, a double that is whole), little-endian. */
export const factBytes = 22;

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
  #bytes = Buffer.allocUnsafe(16 * factBytes);
  #length = 0;

  add(customer: number, what: number, n: number, sum: number): void {
    const at = this.#length;
    this.#length += factBytes;
    if (this.#length > this.#bytes.length) this.#grow();
    const bytes = this.#bytes;
    bytes.writeUIntLE(customer, at, 6);
    bytes.writeUInt32LE(what, at + 6);
    bytes.writeInt32LE(n, at + 10);
    bytes.writeDoubleLE(sum, at + 14);
  }

  written(): Buffer {
    return this.#bytes.subarray(0, this.#length);
  }

  #grow() {
    const larger = Buffer.allocUnsafe(this.#bytes.length * 2);
    this.#bytes.copy(larger);
    this.#bytes = larger;
  }
}

/** How a customer's number stands in a fact. */
export function customerBytes(customer: number): Buffer {
  const bytes = Buffer.alloc(6);
  bytes.writeUIntLE(customer, 0, 6);
  return bytes;
}

export function eachFact(facts: Buffer, visit: VisitFact): void {
  for (let at = 0; at < facts.length; at += factBytes)
    visit(
      facts.readUIntLE(at, 6),
      facts.readUInt32LE(at + 6),
      facts.readInt32LE(at + 10),
      facts.readDoubleLE(at + 14),
    );
}
