import type { Client, Notification } from 'pg';
import { Wake } from './wake.ts';

export interface SessionOptions {
  /** A new, unconnected client as the worker role. */
  connect: () => Client;
  /** Channels to LISTEN on. Besides, `work` polls: a notification is a hint, never the only way. */
  channels?: readonly string[];
  onNotification?: (notification: Notification) => void;
  /** Told of every failure; the session goes on by itself. */
  onError?: (error: unknown) => void;
  /** The server ends a session that was silent for so long, and with it the locks of a process that hangs. */
  idleTimeout?: number;
}

/** What `work` may use while its connection lives. */
export interface LiveSession {
  readonly client: Client;
  /** False once the connection broke or somebody asked to stop. */
  readonly live: boolean;
}

/**
 * A connection of its own that is opened again whenever it breaks. What hangs on a session (advisory locks,
 * LISTEN) is lost with it, therefore `work` starts from scratch on each new connection.
 */
export class Session {
  readonly #options: SessionOptions;
  readonly #rest = new Wake();
  #stopping = false;
  #done: Promise<void> | undefined;

  constructor(options: SessionOptions) {
    this.#options = options;
  }

  get stopping(): boolean {
    return this.#stopping;
  }

  start(work: (session: LiveSession) => Promise<void>): void {
    this.#done ??= this.#run(work);
  }

  /** `work` is expected to return soon after `live` became false. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.#rest.call();
    await this.#done;
  }

  async #run(work: (session: LiveSession) => Promise<void>): Promise<void> {
    for (let failures = 0; !this.#stopping;) {
      try {
        await this.#connection(work, () => (failures = 0));
      } catch (error) {
        if (this.#stopping) return;
        this.#options.onError?.(error);
      }
      if (!this.#stopping) await this.#rest.wait(Math.min(50 * 2 ** failures++, 2000));
    }
  }

  async #connection(work: (session: LiveSession) => Promise<void>, opened: () => void): Promise<void> {
    const client = this.#options.connect();
    let broken: unknown;
    client.on('error', (error) => (broken ??= error));
    client.on('end', () => (broken ??= new Error('The connection to PostgreSQL was closed.')));
    const stopping = () => this.#stopping;
    try {
      await client.connect();
      await client.query(`set idle_session_timeout = ${this.#options.idleTimeout ?? 10_000}`);
      if (this.#options.onNotification) client.on('notification', this.#options.onNotification);
      for (const channel of this.#options.channels ?? []) await client.query(`listen ${channel}`);
      opened();
      await work({
        client,
        get live() {
          return broken === undefined && !stopping();
        },
      });
      if (broken !== undefined && !stopping()) throw broken;
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}
