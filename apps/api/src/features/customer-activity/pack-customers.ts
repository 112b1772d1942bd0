import { setImmediate as turn } from 'node:timers/promises';
import type { PoolClient } from 'pg';
import { dayNumber } from './day-number.ts';
import { nobody } from './gather-activity.ts';
import { eachFact, factBytes, type RecentRow } from './recent-facts.ts';
import { type SegmentKey, writeSegmentChunks } from './segment-chunks.ts';
import { segmentFactBytes, segmentKey, segmentOf, writeSegmentFact } from './segment-facts.ts';

/** Facts between two turns of others: a worker folds meanwhile. */
const inOneGo = 10_000;

/** Appends facts to what the segments of their customers did: one chunk for each segment and department. */
export async function packIntoCustomers(tx: PoolClient, recent: readonly RecentRow[]): Promise<void> {
  const chunks = new Chunks(recent.reduce((sum, row) => sum + row.facts.length / factBytes, 0));
  let since = 0;
  for (const row of recent) {
    since += row.facts.length / factBytes;
    if (since > inOneGo) {
      await turn();
      since = 0;
    }
    chunks.addAll(row);
  }
  if (chunks.keys.length > 0) await writeSegmentChunks(tx, chunks.written());
}

/** Facts in columns, each with the number of its chunk; written out chunk by chunk. */
class Chunks {
  readonly keys: SegmentKey[] = [];
  readonly #counts: number[] = [];
  readonly #numbers = new Map<string, Map<number, number>>();
  readonly #chunks: Int32Array;
  readonly #keys: Float64Array;
  readonly #times: Int32Array;
  readonly #sums: Float64Array;
  #length = 0;

  /** @param most facts that will be added */
  constructor(most: number) {
    this.#chunks = new Int32Array(most);
    this.#keys = new Float64Array(most);
    this.#times = new Int32Array(most);
    this.#sums = new Float64Array(most);
  }

  addAll({ generation, departmentId, day, facts }: RecentRow): void {
    const name = `${generation} ${departmentId}`;
    let numbers = this.#numbers.get(name);
    if (!numbers) this.#numbers.set(name, (numbers = new Map()));
    const since1970 = dayNumber(day);
    eachFact(facts, (customer, measure, n, sum) => {
      if (customer === nobody) return;
      const segment = segmentOf(customer);
      let chunk = numbers.get(segment);
      if (chunk === undefined) {
        numbers.set(segment, (chunk = this.keys.length));
        this.keys.push({ generation, segment, departmentId });
        this.#counts.push(0);
      }
      this.#counts[chunk] = (this.#counts[chunk] as number) + 1;
      const at = this.#length++;
      this.#chunks[at] = chunk;
      this.#keys[at] = segmentKey(customer, measure, since1970);
      this.#times[at] = n;
      this.#sums[at] = sum;
    });
  }

  /** In the order of their keys, so that what lies together is written together. */
  written() {
    const order = this.keys.map((_, chunk) => chunk).sort((a, b) => compare(this.#key(a), this.#key(b)));
    const next = new Int32Array(order.length);
    let end = 0;
    for (const chunk of order) {
      next[chunk] = end;
      end += (this.#counts[chunk] as number) * segmentFactBytes;
    }
    const facts = Buffer.allocUnsafe(end);
    const view = new DataView(facts.buffer, facts.byteOffset, facts.length);
    for (let at = 0; at < this.#length; at++) {
      const chunk = this.#chunks[at] as number;
      const offset = next[chunk] as number;
      next[chunk] = offset + segmentFactBytes;
      writeSegmentFact(view, offset, {
        key: this.#keys[at] as number,
        n: this.#times[at] as number,
        sum: this.#sums[at] as number,
      });
    }
    return {
      keys: order.map((chunk) => this.#key(chunk)),
      lengths: order.map((chunk) => (this.#counts[chunk] as number) * segmentFactBytes),
      facts,
    };
  }

  #key(chunk: number): SegmentKey {
    return this.keys[chunk] as SegmentKey;
  }
}

const compare = (a: SegmentKey, b: SegmentKey) =>
  a.segment - b.segment || a.generation - b.generation || a.departmentId - b.departmentId;
