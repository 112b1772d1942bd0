/** One thing this process cannot work without; `check` throws while it is missing. */
export interface HealthProbe {
  name: string;
  check(): Promise<unknown>;
}

/** Provided by the application: `{ provide: HealthProbes, useFactory: (database) => new HealthProbes([…]) }`. */
export class HealthProbes {
  constructor(
    private readonly probes: readonly HealthProbe[],
    private readonly timeoutMs = 2000,
  ) {}

  /** Says which, never why: anybody may ask. */
  async run(): Promise<Record<string, 'ok' | 'failing'>> {
    const states = await Promise.all(this.probes.map((probe) => this.#stateOf(probe)));
    return Object.fromEntries(this.probes.map(({ name }, at) => [name, states[at] ?? 'failing']));
  }

  async #stateOf(probe: HealthProbe): Promise<'ok' | 'failing'> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<'failing'>((resolve) => {
      timer = setTimeout(() => resolve('failing'), this.timeoutMs);
    });
    try {
      return await Promise.race([probe.check().then(() => 'ok' as const), late]);
    } catch {
      return 'failing';
    } finally {
      clearTimeout(timer);
    }
  }
}
