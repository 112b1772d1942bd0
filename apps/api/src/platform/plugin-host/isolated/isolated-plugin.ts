import type { HostLog } from '@attune/plugin-sdk';
import { z } from 'zod';
import { PluginFailure } from '../plugin-failure.ts';
import { type Question, textOf } from '../wire.ts';
import { IsolatedProcess } from './isolated-process.ts';
import { type IsolationLimits, isolationLimits } from './isolation-limits.ts';

export interface IsolatedPluginParts {
  /** For the log. */
  name: string;
  /** One ES module that imports nothing, or where to get it: it is needed whenever the process is started. */
  bundle: string | (() => Promise<string>);
  /** JSON; validated by the plugin's own schema. */
  options: unknown;
  log: HostLog;
  limits?: Partial<IsolationLimits>;
}

const logged = z.object({
  level: z.enum(['info', 'warn', 'error']),
  message: z.string().max(500),
  fields: z.record(z.string(), z.union([z.string().max(500), z.number(), z.boolean(), z.null()])).optional(),
});

/**
 * A plugin in a process of its own, which is started when it is first asked, and again after it failed: at once never,
 * after a rest that doubles with every failure in a row. Questions are answered one after the other.
 */
export class IsolatedPlugin {
  readonly #limits: IsolationLimits;
  #process: IsolatedProcess | undefined;
  #last: Promise<unknown> = Promise.resolve();
  #waiting = 0;
  #failures = 0;
  #restUntil = 0;
  #lastFailure: { at: Date; failure: PluginFailure } | undefined;
  #idle: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(private readonly parts: IsolatedPluginParts) {
    this.#limits = { ...isolationLimits, ...parts.limits };
  }

  /** Of its process, where it runs. */
  get pid(): number | undefined {
    return this.#process?.live ? this.#process.pid : undefined;
  }

  /** Why it gave no answer the last time it gave none. */
  get lastFailure(): { at: Date; failure: PluginFailure } | undefined {
    return this.#lastFailure;
  }

  /**
   * What the plugin says it is, unchecked; it starts for it if it does not run. Throws `PluginFailure`.
   */
  describe(): Promise<unknown> {
    return this.#inTurn(() => this.#start());
  }

  /** Throws `PluginFailure`. The answer is unchecked: whoever finds it wrong calls `blame`. */
  ask(question: Exclude<Question, { ask: 'load' }>): Promise<unknown> {
    return this.askText(textOf(question));
  }

  /** The same, of a question that is in JSON already. */
  askText(question: string): Promise<unknown> {
    return this.#inTurn(async () => {
      if (!this.#process?.live) await this.#start();
      const process = this.#process as IsolatedProcess;
      const answer = await process.ask(question, this.#limits.answer);
      this.#failures = 0;
      this.#endWhenIdle();
      return answer;
    });
  }

  /** Keeps a failure that did not end the process: code that threw, an answer of the wrong shape. */
  blame(failure: PluginFailure): void {
    this.#lastFailure = { at: new Date(), failure };
    this.parts.log.error(`The plugin ${this.parts.name} failed: ${failure.message}`);
  }

  /** For good. Whatever waits for an answer gets none. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#process?.stop();
    await this.#last;
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.#waiting >= this.#limits.waiting)
      throw new PluginFailure('plugin-busy', `${this.#waiting} questions wait for it.`);
    this.#waiting++;
    const asked = performance.now();
    const turn = this.#last.then(() => {
      if (performance.now() - asked > this.#limits.turn)
        throw new PluginFailure('plugin-busy', 'Others asked before, and it takes too long to answer them.');
      return this.#unlessResting(work);
    });
    this.#last = turn.catch(() => undefined).finally(() => this.#waiting--);
    return turn;
  }

  async #unlessResting<T>(work: () => Promise<T>): Promise<T> {
    if (this.#stopped) throw new PluginFailure('plugin-stopped', 'It was stopped.');
    if (performance.now() < this.#restUntil)
      throw new PluginFailure(
        'plugin-resting',
        this.#lastFailure?.failure.message ?? 'It failed a moment ago.',
      );
    try {
      return await work();
    } catch (error) {
      const failure =
        error instanceof PluginFailure ? error : new PluginFailure('plugin-not-started', String(error));
      await this.#end();
      if (!this.#stopped) {
        this.#restUntil =
          performance.now() + Math.min(this.#limits.longestRest, this.#limits.rest * 2 ** this.#failures++);
        this.blame(failure);
      }
      throw failure;
    }
  }

  async #start(): Promise<unknown> {
    await this.#end();
    const { bundle } = this.parts;
    const module = typeof bundle === 'string' ? bundle : await bundle();
    this.#process = await IsolatedProcess.start(module, this.#limits, (log) => this.#log(log));
    // Stopped meanwhile, when there was no process to stop.
    if (this.#stopped) await this.#end();
    const load: Question = { ask: 'load', options: JSON.stringify(this.parts.options ?? {}) };
    const description = await this.#process.ask(textOf(load), this.#limits.start);
    await this.#process.forgetFiles();
    return description;
  }

  /** A process that nobody asks costs as much memory as one that works. */
  #endWhenIdle(): void {
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => {
      if (this.#waiting === 0) void this.#end();
    }, this.#limits.idle).unref();
  }

  async #end(): Promise<void> {
    clearTimeout(this.#idle);
    await this.#process?.stop();
  }

  #log(log: unknown): void {
    const { success, data } = logged.safeParse(log);
    if (success) this.parts.log[data.level](`${this.parts.name}: ${data.message}`, data.fields ?? {});
  }
}
