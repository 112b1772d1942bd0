import { say } from './terminal.ts';

const patience = 25_000;

/** What has to be undone when the process ends, in the opposite order of doing it. */
export class Cleanup {
  readonly #steps: { name: string; run: () => Promise<unknown> }[] = [];
  #running: Promise<never> | undefined;

  add(name: string, run: () => Promise<unknown>): void {
    this.#steps.push({ name, run });
  }

  get running(): boolean {
    return this.#running !== undefined;
  }

  runAndExit(code: number): Promise<never> {
    this.#running ??= this.#run(code);
    return this.#running;
  }

  async #run(code: number): Promise<never> {
    const hurry = setTimeout(() => {
      say('Stopping took too long; giving up.', 'error');
      process.exit(1);
    }, patience);
    hurry.unref();
    for (const step of this.#steps.reverse()) {
      try {
        await step.run();
      } catch (error) {
        say(
          `${step.name} did not stop cleanly: ${error instanceof Error ? error.message : String(error)}`,
          'error',
        );
      }
    }
    process.exit(code);
  }
}
