import type { TallyChanged } from '@attune/contracts';

/** The server-sent events of one reader. */
export class Live {
  readonly #hints: { at: number; hint: TallyChanged }[] = [];
  readonly #stop = new AbortController();
  #wake: () => void = () => undefined;
  #ended = false;

  private constructor() {}

  /** Resolves once the server has taken the reader on. */
  static async follow(url: string, headers: Readonly<Record<string, string>>): Promise<Live> {
    const live = new Live();
    const response = await fetch(url, { headers, signal: live.#stop.signal });
    if (response.status !== 200 || !response.body) throw new Error(`Not live: ${response.status}`);
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    const first = await reader.read();
    void live.#read(reader, first.value ?? '');
    return live;
  }

  /** Whether the server has let go of the reader. */
  get ended(): boolean {
    return this.#ended;
  }

  /** Hints so far, with the time they came; taken out. */
  take(): { at: number; hint: TallyChanged }[] {
    return this.#hints.splice(0);
  }

  /** The next hint, with the time it came. */
  async next(patience = 10_000): Promise<{ at: number; hint: TallyChanged }> {
    const late = AbortSignal.timeout(patience);
    while (this.#hints.length === 0) {
      await new Promise<void>((resolve, reject) => {
        this.#wake = resolve;
        late.addEventListener('abort', () => reject(new Error(`No hint within ${patience} ms`)));
      });
    }
    return this.#hints.shift() as { at: number; hint: TallyChanged };
  }

  [Symbol.dispose](): void {
    this.#stop.abort();
  }

  async #read(reader: ReadableStreamDefaultReader<string>, begin: string): Promise<void> {
    let text = begin;
    try {
      for (;;) {
        const messages = text.split('\n\n');
        text = messages.pop() ?? '';
        for (const message of messages) this.#hear(message);
        const { done, value } = await reader.read();
        if (done) return;
        text += value;
      }
    } catch {
      // Broken off, by us or by a server that went away.
    } finally {
      this.#ended = true;
    }
  }

  #hear(message: string): void {
    const data = /^event: tally\.changed\ndata: (.*)$/m.exec(message)?.[1];
    if (data === undefined) return;
    this.#hints.push({ at: performance.now(), hint: JSON.parse(data) as TallyChanged });
    this.#wake();
  }
}
