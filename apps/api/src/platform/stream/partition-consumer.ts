import type { PoolClient } from 'pg';
import { Wake } from '../log/wake.ts';
import { BatchSize } from './batch-size.ts';
import type { ConsumerOptions } from './consumer-options.ts';
import { type CursorState, moveCursor, readCursor } from './cursor.ts';
import { bury } from './dead-letter.ts';
import type { Handler, StreamedEvent } from './handler.ts';
import type { EventMessage } from './message.ts';
import { readOn } from './recent-log.ts';
import { transaction, Undo } from './transaction.ts';
import { isTransient } from './transient.ts';

/** Events in hand, how they came, and where the cursor stood before them and stands after them. */
interface Batch {
  after: number;
  to: number;
  /** Some of those in between may be missing: of types that the handler does not want. */
  events: readonly StreamedEvent[];
  epoch?: number;
}

/** One handler on one partition: takes events in order, each with one effect. Both transports end here. */
export class PartitionConsumer {
  readonly #handler: Handler;
  readonly #partition: number;
  readonly #options: ConsumerOptions;
  readonly #size: BatchSize;
  readonly #pause = new Wake();
  #state: CursorState | undefined;
  #stopped = false;
  #waiting = 0;
  #caughtUp = false;
  #last: Promise<boolean> = Promise.resolve(true);

  constructor(handler: Handler, partition: number, options: ConsumerOptions) {
    this.#handler = handler;
    this.#partition = partition;
    this.#options = options;
    this.#size = new BatchSize(options.maxBatch ?? 2000);
  }

  /** Where this consumer believes the cursor to be. */
  get position(): number | undefined {
    return this.#state?.position;
  }

  /** Something was accepted that is not done yet. */
  get busy(): boolean {
    return this.#waiting > 0;
  }

  /** The last look into the log went to its end. */
  get caughtUp(): boolean {
    return this.#caughtUp;
  }

  get batchSize(): number {
    return this.#size.current;
  }

  /** Gives up waiting and retrying; what is in the handler's hands is finished by `advance` or `accept`. */
  stop(): void {
    this.#stopped = true;
    this.#pause.call();
  }

  /** Takes the next batch from the log itself. False where there is none. */
  async advance(): Promise<boolean> {
    const { position } = await this.#cursor();
    const { pool, recent } = this.#options;
    const range = {
      partition: this.#partition,
      after: position,
      limit: this.#size.current,
      contributionsOnly: this.#handler.contributionsOnly ?? false,
      types: this.#handler.types,
    };
    const { events, end } = await (recent?.read(range, this.#handler.gather ?? 0) ?? readOn(pool, range));
    const last = events.at(-1);
    this.#caughtUp = end;
    if (!last) return false;
    await this.#timed({ after: position, to: last.position, events });
    return true;
  }

  /**
   * Takes what a message brought. What was seen before is skipped; where something is missing in between, or the
   * message is of another epoch, the log itself is read up to there. False where the consumer was stopped before.
   */
  accept(message: EventMessage): Promise<boolean> {
    return this.#patiently(() => this.#accept(message));
  }

  /** Reads the log up to a position, or to its end where that comes first. */
  catchUp(position: number): Promise<boolean> {
    return this.#patiently(() => this.#catchUp(position));
  }

  async #accept(message: EventMessage): Promise<void> {
    let state = await this.#cursor();
    if (message.epoch !== state.epoch) state = await this.#reload();
    if (message.last <= state.position) return;
    const events = message.events.filter((event) => event.position > state.position);
    const fits = message.epoch === state.epoch && events[0]?.position === state.position + 1;
    if (
      fits &&
      (await this.#timed({ after: state.position, to: message.last, events, epoch: message.epoch }))
    )
      return;
    await this.#catchUp(message.last);
  }

  async #catchUp(position: number): Promise<void> {
    while (!this.#stopped && (await this.#cursor()).position < position && (await this.advance()));
  }

  /** The database may be away for a while: whoever delivers is not to know. One at a time, in order of calling. */
  #patiently(work: () => Promise<void>): Promise<boolean> {
    const run = async () => {
      for (let failures = 0; !this.#stopped; failures++) {
        try {
          await work();
          return !this.#stopped;
        } catch (error) {
          this.#report(error);
          await this.#backOff(failures);
        }
      }
      return false;
    };
    this.#waiting++;
    return (this.#last = this.#last.then(run).finally(() => this.#waiting--));
  }

  /** What the database says now, whatever was believed before. */
  async #reload(): Promise<CursorState> {
    this.#state = undefined;
    return this.#cursor();
  }

  async #cursor(): Promise<CursorState> {
    return (this.#state ??= await readCursor(this.#options.pool, this.#key));
  }

  get #key() {
    return { handler: this.#handler.name, partition: this.#partition };
  }

  async #timed(batch: Batch): Promise<boolean> {
    const begin = performance.now();
    const done = await this.#deliver(batch);
    this.#size.took(batch.to - batch.after, performance.now() - begin);
    return done;
  }

  /** False where the batch was dropped: somebody else moved the cursor, or this consumer was stopped. */
  async #deliver(batch: Batch): Promise<boolean> {
    const wanted = batch.events.filter((event) => this.#wants(event));
    let failures = 0;
    for (let hiccups = 0; !this.#stopped;) {
      try {
        return await this.#apply(batch, wanted);
      } catch (error) {
        this.#report(error, wanted[0]);
        if (isTransient(error)) {
          await this.#backOff(hiccups++);
          continue;
        }
        // A second worker's failure is often only that the first one was there before: nothing to blame an event for.
        if ((await this.#reloadCalmly()) !== batch.after) return false;
        failures++;
        if (wanted.length > 1 && failures > 1) return this.#halves(batch, wanted);
        if (wanted.length === 1 && failures >= (this.#options.attempts ?? 5))
          return this.#dismiss(batch, wanted[0] as StreamedEvent, { error, attempts: failures });
        await this.#backOff(failures - 1);
      }
    }
    return false;
  }

  #wants(event: StreamedEvent): boolean {
    return this.#handler.types === 'all' || this.#handler.types.has(event.type);
  }

  /** Effect and position, one transaction. */
  async #apply(batch: Batch, wanted: StreamedEvent[]): Promise<boolean> {
    if (wanted.length === 0)
      return this.#moved(batch, await moveCursor(this.#options.pool, this.#key, this.#move(batch)));
    return this.#committed(batch, async (tx) => {
      await this.#handler.handle({ partition: this.#partition, events: wanted }, tx);
    });
  }

  /** Halving finds the one bad event among thousands in a dozen tries, and keeps the order. */
  async #halves(batch: Batch, wanted: StreamedEvent[]): Promise<boolean> {
    const middle = (wanted[Math.ceil(wanted.length / 2)] as StreamedEvent).position;
    const left = batch.events.filter((event) => event.position < middle);
    const right = batch.events.filter((event) => event.position >= middle);
    return (
      (await this.#deliver({ ...batch, events: left, to: middle - 1 })) &&
      (await this.#deliver({ ...batch, events: right, after: middle - 1 }))
    );
  }

  /** The event goes to the dead letters and the position moves on, in one transaction. */
  async #dismiss(batch: Batch, event: StreamedEvent, failure: { error: unknown; attempts: number }) {
    for (let hiccups = 0; !this.#stopped;) {
      try {
        return await this.#committed(batch, (tx) =>
          bury(tx, { handler: this.#handler.name, event, ...failure }),
        );
      } catch (error) {
        this.#report(error, event);
        await this.#backOff(hiccups++);
      }
    }
    return false;
  }

  async #committed(batch: Batch, work: (tx: PoolClient) => Promise<void>): Promise<boolean> {
    try {
      await transaction(this.#options.pool, this.#options.idleTimeout ?? 30_000, async (tx) => {
        await work(tx);
        if (!(await moveCursor(tx, this.#key, this.#move(batch)))) throw new Undo();
      });
      return this.#moved(batch, true);
    } catch (error) {
      if (error instanceof Undo) return this.#moved(batch, false);
      this.#state = undefined;
      throw error;
    }
  }

  #move(batch: Batch) {
    return { from: batch.after, to: batch.to, epoch: batch.epoch };
  }

  #moved(batch: Batch, done: boolean): boolean {
    if (done) this.#state = { epoch: this.#state?.epoch ?? batch.epoch, position: this.#move(batch).to };
    else this.#state = undefined;
    return done;
  }

  async #reloadCalmly(): Promise<number> {
    for (let hiccups = 0; ; hiccups++) {
      try {
        return (await this.#reload()).position;
      } catch (error) {
        this.#report(error);
        if (this.#stopped) return -1;
        await this.#backOff(hiccups);
      }
    }
  }

  #report(error: unknown, event?: StreamedEvent): void {
    this.#options.onError?.(error, { ...this.#key, ...(event && { position: event.position }) });
  }

  async #backOff(tries: number): Promise<void> {
    if (!this.#stopped) await this.#pause.wait(Math.min((this.#options.backoff ?? 50) * 2 ** tries, 1000));
  }
}
