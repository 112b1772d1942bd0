import { Session } from '../log/session.ts';
import { Wake } from '../log/wake.ts';
import type { Database } from './database.ts';

type Listener = (payload: string) => void;

/**
 * What other processes tell this one (LISTEN), on one connection that is opened again when it breaks. A hint may be
 * lost meanwhile: who must not miss anything asks again when `reconnected` is called.
 */
export class Notifications {
  readonly #listeners = new Map<string, Listener[]>();
  readonly #wake = new Wake();
  #session: Session | undefined;

  constructor(private readonly database: Database) {}

  /** Before `start`. An empty payload also comes after a break of the connection. */
  on(channel: string, listener: Listener): void {
    this.#listeners.set(channel, [...(this.#listeners.get(channel) ?? []), listener]);
  }

  start(): void {
    let connections = 0;
    this.#session = new Session({
      connect: () => this.database.workerClient(),
      channels: [...this.#listeners.keys()],
      onNotification: ({ channel, payload }) => this.#tell(channel, payload ?? ''),
    });
    this.#session.start(async (session) => {
      if (connections++ > 0) for (const channel of this.#listeners.keys()) this.#tell(channel, '');
      while (session.live) {
        await this.#wake.wait(2_000);
        if (session.live) await session.client.query('select 1');
      }
    });
  }

  async stop(): Promise<void> {
    const stopped = this.#session?.stop();
    this.#wake.call();
    await stopped;
  }

  #tell(channel: string, payload: string) {
    for (const listener of this.#listeners.get(channel) ?? []) listener(payload);
  }
}
