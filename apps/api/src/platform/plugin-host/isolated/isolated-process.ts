import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { packageFolder } from '../../start/package-folder.ts';
import { PluginFailure } from '../plugin-failure.ts';
import { isolatedNode } from './isolated-node.ts';
import type { IsolationLimits } from './isolation-limits.ts';

/** `child/runner.ts` and all it imports as one file, made by the build: under `--permission` no workspace is found. */
const runner = join(packageFolder, 'dist', 'plugin-runner.mjs');

/** The descriptor of the process on which it speaks. */
const messages = 3;

interface Asked {
  resolve: (answer: unknown) => void;
  reject: (failure: PluginFailure) => void;
  timer: NodeJS.Timeout;
  bytesLeft: number;
}

const message = z.union([
  z.strictObject({ answer: z.unknown() }),
  z.strictObject({
    refusal: z.object({ code: z.enum(['plugin-invalid', 'options-invalid']), detail: z.string().max(500) }),
  }),
  z.strictObject({ log: z.unknown() }),
]);

function readMessage(line: string): z.infer<typeof message> | undefined {
  try {
    return message.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}

/** One life of a plugin's process. It is asked one thing at a time, and whatever goes wrong ends it. */
export class IsolatedProcess {
  readonly #child: ChildProcess;
  readonly #ended: Promise<void>;
  #asked: Asked | undefined;
  #broken: PluginFailure | undefined;
  #line: Buffer[] = [];

  private constructor(
    private readonly folder: string,
    private readonly limits: IsolationLimits,
    private readonly logged: (log: unknown) => void,
  ) {
    const [plugin, guard] = [pathToFileURL(join(folder, 'plugin.mjs')).href, String(limits.guard)];
    const { flags, options } = isolatedNode(folder, limits);
    this.#child = spawn(process.execPath, [...flags, join(folder, 'runner.mjs'), plugin, guard], {
      ...options,
      // What it prints is nobody's.
      stdio: ['pipe', 'ignore', 'ignore', 'pipe'],
    });
    this.#ended = new Promise((resolve) => {
      this.#child.once('error', (error) => {
        this.#break(new PluginFailure('plugin-not-started', error.message));
        resolve();
      });
      this.#child.once('exit', (code, signal) => {
        this.#break(new PluginFailure('plugin-ended', `Its process ended with ${signal ?? code}.`));
        resolve();
      });
    });
    // Whatever is wrong with a pipe is told by the end of the process.
    const input = this.#child.stdin as Writable;
    const output = this.#child.stdio[messages] as Readable;
    for (const pipe of [input, output]) pipe.on('error', () => this.#child.kill('SIGKILL'));
    output.on('data', (chunk: Buffer) => this.#hear(chunk));
  }

  /** Nothing of it is left in the file system once it has started; `ask` tells whether it has. */
  static async start(
    bundle: string,
    limits: IsolationLimits,
    logged: (log: unknown) => void,
  ): Promise<IsolatedProcess> {
    const folder = await mkdtemp(join(tmpdir(), 'attune-plugin-'));
    await Promise.all([
      copyFile(runner, join(folder, 'runner.mjs')),
      writeFile(join(folder, 'plugin.mjs'), bundle),
    ]);
    // Read by another user, where there is one.
    await Promise.all([
      chmod(folder, 0o755),
      chmod(join(folder, 'runner.mjs'), 0o644),
      chmod(join(folder, 'plugin.mjs'), 0o644),
    ]);
    return new IsolatedProcess(folder, limits, logged);
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  get live(): boolean {
    return this.#broken === undefined;
  }

  /**
   * @param question a text without line breaks
   * @returns the answer as it came: whatever JSON can hold
   * @throws PluginFailure `plugin-invalid`, `options-invalid` where the plugin refuses; any other has ended the process
   */
  ask(question: string, milliseconds: number): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (this.#broken) return reject(this.#broken);
      const timer = setTimeout(
        () => this.#kill('plugin-timeout', `It has not answered within ${milliseconds} milliseconds.`),
        milliseconds,
      );
      this.#asked = { resolve, reject, timer, bytesLeft: this.limits.bytes };
      this.#watchMemory(this.#asked);
      this.#child.stdin?.write(`${question}\n`);
    });
  }

  /** Files are read when the plugin is loaded, and never again. */
  forgetFiles(): Promise<void> {
    return rm(this.folder, { recursive: true, force: true });
  }

  async stop(): Promise<void> {
    this.#kill('plugin-stopped', 'It was stopped.');
    await this.#ended;
    await this.forgetFiles();
  }

  #hear(chunk: Buffer): void {
    const asked = this.#asked;
    if (!asked || (asked.bytesLeft -= chunk.length) < 0)
      return this.#kill('plugin-answer-too-large', 'It has said more than it was asked for.');
    let rest = chunk;
    for (let end = rest.indexOf(10); end >= 0 && this.live; end = rest.indexOf(10)) {
      const line = Buffer.concat([...this.#line, rest.subarray(0, end)]).toString('utf8');
      this.#line = [];
      rest = rest.subarray(end + 1);
      this.#understand(line);
    }
    this.#line.push(rest);
  }

  #understand(line: string): void {
    const message = readMessage(line);
    if (message === undefined) return this.#kill('plugin-answer-invalid', 'What it says cannot be read.');
    if ('log' in message) return this.logged(message.log);
    const asked = this.#settle();
    if ('answer' in message) asked?.resolve(message.answer);
    else asked?.reject(new PluginFailure(message.refusal.code, message.refusal.detail));
  }

  #settle(): Asked | undefined {
    const asked = this.#asked;
    this.#asked = undefined;
    clearTimeout(asked?.timer);
    return asked;
  }

  /** The limit of the heap is the engine's to hold; this sees what is kept beside it, such as buffers. */
  #watchMemory(asked: Asked): void {
    const { pid } = this.#child;
    if (process.platform !== 'linux' || pid === undefined) return;
    const look = async () => {
      const [, pages = '0'] = (await readFile(`/proc/${pid}/statm`, 'utf8')).split(' ');
      // Pages of 4 KB; on machines with larger ones the limit is as much higher.
      if (Number(pages) * 4096 > this.limits.memory * 1024 * 1024)
        this.#kill('plugin-ended', `It needs more than ${this.limits.memory} MB of memory.`);
    };
    const watch = setInterval(() => {
      if (this.#asked === asked) look().catch(() => undefined);
      else clearInterval(watch);
    }, 50);
    watch.unref();
  }

  #kill(code: PluginFailure['code'], detail: string): void {
    this.#break(new PluginFailure(code, detail));
    this.#child.kill('SIGKILL');
  }

  #break(failure: PluginFailure): void {
    this.#broken ??= failure;
    this.#settle()?.reject(this.#broken);
  }
}
