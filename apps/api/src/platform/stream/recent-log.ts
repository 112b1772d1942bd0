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
  events: StreamedEvent[];
  end: boolean;
  readAt: number;
  /** Of whoever read last. */
  patience: number;
  /** The reading on from `to` that is under way. */
  reading: Promise<unknown> | undefined;
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
  readonly #waiting = new Set<() => void>();
  readonly #pool: Pool;
  #closed = false;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  /**
   * As `readLog`.
   *
   * @param patience milliseconds that the reader would wait for somebody else to read
   */
  async read(range: LogRange, patience: number): Promise<LogReading> {
    if (!range.contributionsOnly || (range.types ?? 'all') !== 'all') return readOn(this.#pool, range);
    for (;;) {
      const stretch = this.#stretches.get(range.partition);
      const there = stretch && within(stretch, range);
      if (there) return there;
      if (stretch?.to !== range.after) break;
      if (stretch.reading) await stretch.reading;
      else if (patience <= stretch.patience || !(await this.#grown(stretch.readAt + patience))) break;
    }
    return this.#readOn(range, patience);
  }

  /** What nobody has asked for lately takes no room. */
  forget(olderThan: number): void {
    for (const [partition, { readAt, reading }] of this.#stretches)
      if (!reading && performance.now() - readAt > olderThan) this.#stretches.delete(partition);
  }

  /** Nobody waits any longer. */
  close(): void {
    this.#closed = true;
    this.#tell();
  }

  async #readOn(range: LogRange, patience: number): Promise<LogReading> {
    const known = this.#stretches.get(range.partition);
    const reading = readOn(this.#pool, range);
    const follows = known?.to === range.after;
    if (follows) known.reading = reading.catch(() => undefined);
    try {
      const read = await reading;
      const last = read.events.at(-1);
      if (last && (known === undefined || range.after >= known.to)) {
        const before = follows ? known.events : [];
        const events = [...before, ...read.events].slice(-most);
        this.#stretches.set(range.partition, {
          after: last.position - events.length,
          to: last.position,
          events,
          end: read.end,
          readAt: performance.now(),
          patience,
          reading: undefined,
        });
        this.#tell();
      }
      return read;
    } finally {
      if (follows) known.reading = undefined;
    }
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
