import type { OfferedIndicator } from './indicator-reader.ts';

/** A plugin offers an indicator whose key is taken. */
export class IndicatorTaken extends Error {
  constructor(
    readonly key: string,
    readonly plugin: string,
  ) {
    super(`The plugin ${plugin} has an indicator ${key} already.`);
  }
}

/** Every indicator there is, whatever plugin it is of. Plugins come and go while the process runs: ask anew each time. */
export class IndicatorSource {
  #byPlugin: ReadonlyMap<string, readonly OfferedIndicator[]> = new Map();
  #byKey: ReadonlyMap<string, OfferedIndicator> = new Map();

  /** In the order in which plugins came. The same map until something changes. */
  byKey(): ReadonlyMap<string, OfferedIndicator> {
    return this.#byKey;
  }

  find(key: string): OfferedIndicator | undefined {
    return this.#byKey.get(key);
  }

  /** Replaces what a plugin offers, all at once. Throws `IndicatorTaken`, and then nothing has changed. */
  offer(plugin: string, offered: readonly OfferedIndicator[]): void {
    this.#set(new Map([...this.#byPlugin, [plugin, offered]]));
  }

  withdraw(plugin: string): void {
    this.#set(new Map([...this.#byPlugin].filter(([name]) => name !== plugin)));
  }

  #set(byPlugin: ReadonlyMap<string, readonly OfferedIndicator[]>): void {
    const byKey = new Map<string, OfferedIndicator>();
    for (const offered of [...byPlugin.values()].flat()) {
      const { key } = offered.definition;
      const taken = byKey.get(key);
      if (taken) throw new IndicatorTaken(key, taken.plugin);
      byKey.set(key, offered);
    }
    this.#byPlugin = byPlugin;
    this.#byKey = byKey;
  }
}
