import type { KeyedFacts } from './keyed-facts.ts';

/**
 * Customers whose facts lie together, in a chunk per department. Fewer, and a round of packing writes a chunk for nearly
 * every event; more, and whoever reads one of them reads too much besides.
 */
export const segmentSize = 32;
const [measures, days, earliest] = [2 ** 24, 2 ** 22, -(2 ** 20)];

/** What it is about (8, a double that is whole), n (4, signed), sum (8, a double that is whole), little-endian. */
export const segmentFactBytes = 20;

export const segmentOf = (customer: number): number => Math.floor(customer / segmentSize);

/**
 * What a fact of a segment is about as one number, in the order of customer, measure and day. Throws a `RangeError` for
 * a measure that has no place.
 *
 * @param day since 1970, within some thousand years
 */
export function segmentKey(customer: number, measureId: number, day: number): number {
  if (measureId >= measures) throw new RangeError(`measure ${measureId}`);
  return ((customer % segmentSize) * measures + measureId) * days + day - earliest;
}

export function writeSegmentFact(
  facts: DataView,
  at: number,
  { key, n, sum }: { key: number; n: number; sum: number },
): void {
  facts.setFloat64(at, key, true);
  facts.setInt32(at + 8, n, true);
  facts.setFloat64(at + 12, sum, true);
}

export function eachSegmentFact(facts: Buffer, visit: (key: number, n: number, sum: number) => void): void {
  const bytes = new DataView(facts.buffer, facts.byteOffset, facts.length);
  for (let at = 0; at < facts.length; at += segmentFactBytes)
    visit(bytes.getFloat64(at, true), bytes.getInt32(at + 8, true), bytes.getFloat64(at + 12, true));
}

/** Whose number a key holds, within a segment. */
export const customerOfKey = (segment: number, key: number): number =>
  segment * segmentSize + Math.floor(key / (measures * days));

export const measureOfKey = (key: number): number => Math.floor(key / days) % measures;

/** Since 1970. */
export const dayOfKey = (key: number): number => (key % days) + earliest;

/** A chunk in the order of its keys. */
export function segmentFactsOf(sums: KeyedFacts): Buffer {
  const facts = Buffer.allocUnsafe(sums.length * segmentFactBytes);
  const view = new DataView(facts.buffer, facts.byteOffset, facts.length);
  let end = 0;
  sums.each((key, n, sum) => {
    writeSegmentFact(view, end, { key, n, sum });
    end += segmentFactBytes;
  });
  return facts.subarray(0, end);
}
