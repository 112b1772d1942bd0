import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { ChildRole } from './child-worker.ts';

const entry = fileURLToPath(new URL('child-worker.ts', import.meta.url));

/** A process of its own, which can be killed and paused as no promise can. */
export class Child {
  readonly #process: ChildProcess;
  readonly #said: string[] = [];

  constructor(role: ChildRole) {
    this.#process = fork(entry, [JSON.stringify(role)], {
      execArgv: ['--conditions=source', '--no-warnings'],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    this.#process.on('message', (word) => this.#said.push(String(word)));
  }

  async says(word: string): Promise<void> {
    while (!this.#said.includes(word))
      await once(this.#process, 'message', { signal: AbortSignal.timeout(15_000) });
    this.#said.length = 0;
  }

  pause(): void {
    this.#process.kill('SIGSTOP');
  }

  resume(): void {
    this.#process.kill('SIGCONT');
  }

  /** Ends it without letting it do anything more. */
  async kill(): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    this.#process.kill('SIGKILL');
    await once(this.#process, 'exit');
  }

  async ended(): Promise<void> {
    if (this.#process.signalCode === null && this.#process.exitCode === null)
      await once(this.#process, 'exit', { signal: AbortSignal.timeout(15_000) });
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.kill();
  }
}
