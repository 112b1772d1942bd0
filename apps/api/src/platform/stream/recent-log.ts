import type { Pool } from 'pg';
import { type LogRange, readLog } from '../log/read-log.ts';
import type { StreamedEvent } from './handler.ts';

/** What was read, and whether that was all there was. */
export interface LogReading {
  events: readonly StreamedEvent[];
  end: boolean;
}

/** Gap-free: the positions after `after` up to `to`. */
interface Stretch {
  after: number;
  to: number;
  events: readonly StreamedEvent[];
  end: boolean;
  readAt: number;
  /** Of the least patient who reads here: the others leave it to that one to go on, and do not run away from it. */
  patience: number;
}

/** A reading that others may wait for. */
interface UnderWay {
  after: number;
  /** The last position that it may reach. */
  to: number;
  done: Promise<unknown>;
}

const most = 4000;

/**
 * The end of the log as this process has just read it. Several handlers follow each partition, and reading an event
 * costs as much as most of them do with it: who comes first reads, the others find it here. Whoever lets events gather
 * for long leaves the reading to the others, so that it does not run away from them. For as long as one session with
 * the database lasts: another one may speak of another log.
 */
export class RecentLog {
  readonly #stretches = new Map<number, Stretch>();
  readonly #underWay = new Map<number, UnderWay>();
  readonly #waiting = new Set<() => void>();
  readonly #pool: Pool;
  #closed = false;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  /**
   * As `readLog`, but events of other types may be among them: what others have read holds all.
   *
   * @param patience milliseconds that the reader would wait for somebody else to read
   */
  async read(range: LogRange, patience: number): Promise<LogReading> {
    if (!range.contributionsOnly) return readOn(this.#pool, range);
    for (;;) {
      const stretch = this.#stretches.get(range.partition);
      if (stretch) stretch.patience = Math.min(stretch.patience, patience);
      const there = stretch && within(stretch, range);
      if (there) return there;
      const underWay = this.#underWay.get(range.partition);
      if (underWay && underWay.after <= range.after && range.after < underWay.to) {
        await underWay.done;
      } else if (
        stretch?.to !== range.after ||
        patience <= stretch.patience ||
        !(await this.#grown(stretch.readAt + patience))
      ) {
        return this.#readUpTo(stretch?.after ?? underWay?.after, range, patience);
      }
    }
  }

  /** Who is behind what is read together reads up to there. */
  #readUpTo(shared: number | undefined, range: LogRange, patience: number): Promise<LogReading> {
    const behind = shared !== undefined && shared > range.after;
    const own = behind ? { ...range, limit: Math.min(range.limit, shared - range.after) } : range;
    // Few of all events are of some types: nobody else would be served by them.
    return (range.types ?? 'all') === 'all' ? this.#readOn(own, patience) : readOn(this.#pool, own);
  }

  /** What nobody has asked for lately takes no room. */
  forget(olderThan: number): void {
    for (const [partition, { readAt }] of this.#stretches)
      if (!this.#underWay.has(partition) && performance.now() - readAt > olderThan)
        this.#stretches.delete(partition);
  }

  /** Nobody waits any longer. */
  close(): void {
    this.#closed = true;
    this.#tell();
  }

  async #readOn(range: LogRange, patience: number): Promise<LogReading> {
    const { partition, after, limit } = range;
    const reading = readOn(this.#pool, range);
    const known = this.#stretches.get(partition);
    if (known && after < known.to) return reading;
    const underWay = { after, to: after + limit, done: reading.catch(() => undefined) };
    this.#underWay.set(partition, underWay);
    try {
      const read = await reading;
      this.#keep(partition, read, patience);
      return read;
    } finally {
      if (this.#underWay.get(partition) === underWay) this.#underWay.delete(partition);
    }
  }

  #keep(partition: number, { events: read, end }: LogReading, patience: number): void {
    const [first, last] = [read[0], read.at(-1)];
    if (!first || !last) return;
    const known = this.#stretches.get(partition);
    if (known && first.position <= known.to) return;
    const follows = known?.to === first.position - 1;
    const events = follows ? [...known.events, ...read].slice(-most) : read;
    this.#stretches.set(partition, {
      after: last.position - events.length,
      to: last.position,
      events,
      end,
      readAt: performance.now(),
      patience: follows ? Math.min(known.patience, patience) : patience,
    });
    this.#tell();
  }

  /** Waits until somebody has read; false where nobody did until then. */
  async #grown(until: number): Promise<boolean> {
    const left = until - performance.now();
    if (left <= 0 || this.#closed) return false;
    let timer: NodeJS.Timeout | undefined;
    const read = await new Promise<boolean>((resolve) => {
      const told = () => resolve(true);
      this.#waiting.add(told);
      timer = setTimeout(() => {
        this.#waiting.delete(told);
        resolve(false);
      }, left);
    });
    clearTimeout(timer);
    return read && !this.#closed;
  }

  #tell(): void {
    for (const told of this.#waiting) told();
    this.#waiting.clear();
  }
}

/** What the log holds from there on. */
export async function readOn(pool: Pool, range: LogRange): Promise<LogReading> {
  const events = await readLog(pool, range);
  return { events, end: (events.at(-1)?.position ?? range.after) - range.after < range.limit };
}

function within(stretch: Stretch, { after, limit }: LogRange): LogReading | undefined {
  if (after < stretch.after || after >= stretch.to) return undefined;
  const from = after - stretch.after;
  const events = stretch.events.slice(from, from + limit);
  return { events, end: stretch.end && after + events.length === stretch.to };
}
