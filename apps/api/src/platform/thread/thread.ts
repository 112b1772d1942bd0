import { Worker } from 'node:worker_threads';

/** What a thread sends: the answer to what it was asked, what went wrong, or something it tells meanwhile. */
export type FromThread =
  | { answer: unknown }
  /** Foreseen: for the caller to understand. */
  | { refusal: { code: string; detail: string } }
  | { failure: string }
  | { told: unknown };

export interface ThreadOptions {
  /** Of a file beside the one that asks, without its ending: sources are run as they are, builds as built. */
  entry: string;
  /** `import.meta.url` of who asks. */
  beside: string;
  /** Megabytes of heap; a thread that needs more ends with `ThreadOutOfMemory`. */
  memory: number;
  /** Ends the thread at once, whatever it does. */
  signal: AbortSignal;
  told: (message: unknown) => void;
}

/** Thrown by `ask` for what the thread refused, with its code. */
export class ThreadRefusal extends Error {
  constructor(
    readonly code: string,
    readonly detail: string,
  ) {
    super(`${code}: ${detail}`);
  }
}

export class ThreadOutOfMemory extends Error {}

/** A thread of its own for work that would hold up everything else. It is asked one thing at a time. */
export class Thread {
  readonly #worker: Worker;
  readonly #options: ThreadOptions;
  #pending: { resolve: (answer: unknown) => void; reject: (error: unknown) => void } | undefined;
  #broken: Error | undefined;
  readonly #end = () => this.#break(this.#options.signal.reason);

  constructor(options: ThreadOptions) {
    const { entry, beside, memory, signal } = options;
    this.#options = options;
    const source = beside.endsWith('.ts');
    this.#worker = new Worker(new URL(`${entry}${source ? '.ts' : '.js'}`, beside), {
      resourceLimits: { maxOldGenerationSizeMb: memory },
      // Packages of this house have sources and builds.
      execArgv: source ? ['--conditions=source', '--no-warnings'] : [],
    });
    this.#worker.on('message', (message: FromThread) => this.#hear(message));
    this.#worker.on('error', (error: Error & { code?: string }) =>
      this.#break(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new ThreadOutOfMemory(error.message) : error),
    );
    this.#worker.on('exit', (code) => this.#break(new Error(`The thread ended with ${code}.`)));
    if (signal.aborted) this.#end();
    else signal.addEventListener('abort', this.#end, { once: true });
  }

  /** Rejects with the signal's reason once it is given, with `ThreadRefusal`, `ThreadOutOfMemory`, or what went wrong. */
  ask(question: unknown): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (this.#broken) return reject(this.#broken);
      this.#pending = { resolve, reject };
      this.#worker.postMessage(question, []);
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#options.signal.removeEventListener('abort', this.#end);
    await this.#worker.terminate();
  }

  #hear(message: FromThread): void {
    if ('told' in message) return this.#options.told(message.told);
    const pending = this.#pending;
    this.#pending = undefined;
    if ('answer' in message) pending?.resolve(message.answer);
    else if ('refusal' in message)
      pending?.reject(new ThreadRefusal(message.refusal.code, message.refusal.detail));
    else pending?.reject(new Error(message.failure));
  }

  #break(cause: unknown): void {
    this.#broken ??= cause instanceof Error ? cause : new Error(String(cause), { cause });
    this.#pending?.reject(this.#broken);
    this.#pending = undefined;
    void this.#worker.terminate();
  }
}
