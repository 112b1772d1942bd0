import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from './client.ts';
import { DataFolder } from './data-folder.ts';

const main = join(import.meta.dirname, '..', '..', 'dist', 'src', 'main.js');

const bootstrapKey = 'bootstrap-key-for-tests-only';
export const owner = { email: 'admin@attune.local', password: 'correct horse battery' };

interface StartOptions {
  /** Of an earlier start, to go on with its data; it then stays after `stop`. */
  folder: DataFolder;
  settings?: Readonly<Record<string, string>>;
}

/** Attune as it is delivered: the build, in a process of its own, spoken to over HTTP alone. */
export class Product {
  private constructor(
    readonly process: ProductProcess,
    readonly origin: string,
    readonly folder: DataFolder,
    /** From the start of the process to its printed address. */
    readonly startMilliseconds: number,
  ) {}

  static async start({ folder, settings = {} }: StartOptions): Promise<Product> {
    const began = performance.now();
    const process = new ProductProcess(folder, settings);
    const origin = await process.saysWhere();
    return new Product(process, origin, folder, performance.now() - began);
  }

  client(key: string = bootstrapKey): Client {
    return new Client(this.origin, { authorization: `Bearer ${key}` });
  }

  /** As Ctrl-C does. */
  stop(): Promise<number | null> {
    return this.process.end('SIGINT');
  }

  /** The process alone, which gets no chance to do anything more. */
  kill(): Promise<number | null> {
    return this.process.end('SIGKILL');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.kill();
  }
}

/** A start that may fail; `Product.start` is for those that may not. */
export class ProductProcess {
  readonly #child: ChildProcess;
  #output = '';

  constructor(folder: DataFolder, settings: Readonly<Record<string, string>> = {}) {
    if (!existsSync(main)) throw new Error('Attune is not built: run `npm run build` first.');
    this.#child = spawn(process.execPath, [main], {
      cwd: folder.path,
      // Nothing of whoever runs the tests, who may have Attune settings of their own.
      env: {
        PATH: process.env['PATH'],
        HOME: process.env['HOME'],
        PORT: '0',
        ATTUNE_DATA_DIR: folder.path,
        ATTUNE_SAMPLE: 'none',
        ATTUNE_TIME_ZONE: 'Asia/Shanghai',
        ATTUNE_BOOTSTRAP_KEY: bootstrapKey,
        ATTUNE_ADMIN_PASSWORD: owner.password,
        ...settings,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.#child.stdout, this.#child.stderr])
      stream?.on('data', (chunk: Buffer) => (this.#output += chunk.toString()));
    children.add(this.#child);
    this.#child.on('exit', () => children.delete(this.#child));
  }

  get pid(): number {
    return this.#child.pid as number;
  }

  /** Everything it said, on both streams. */
  get output(): string {
    return this.#output;
  }

  get ended(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  async saysWhere(patience = 60_000): Promise<string> {
    const late = AbortSignal.timeout(patience);
    for (;;) {
      const origin = /Attune {4}(http\S+)/.exec(this.#output)?.[1];
      if (origin) return origin;
      if (this.ended) throw new Error(`Attune ended while starting:\n${this.#output}`);
      await Promise.race([
        once(this.#child, 'exit', { signal: late }),
        once(this.#child.stdout as NonNullable<ChildProcess['stdout']>, 'data', { signal: late }),
      ]);
    }
  }

  /** The exit code of a process that ends by itself; null where a signal ended it. */
  async exit(patience = 60_000): Promise<number | null> {
    if (!this.ended) await once(this.#child, 'exit', { signal: AbortSignal.timeout(patience) });
    return this.#child.exitCode;
  }

  end(signal: NodeJS.Signals): Promise<number | null> {
    if (!this.ended) this.#child.kill(signal);
    return this.exit();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.end('SIGKILL');
  }
}

const children = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of children) child.kill('SIGKILL');
});
