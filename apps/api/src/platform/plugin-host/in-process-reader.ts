import type { HostLog, Indicator } from '@attune/plugin-sdk';
import type { Cell, IndicatorReader, OfferedIndicator } from './indicator-reader.ts';
import type { LoadedPlugin } from './load-plugins.ts';
import { PluginFailure, sentenceOf } from './plugin-failure.ts';

/** Reads indicators where they are: those of built-in plugins. */
class InProcessReader implements IndicatorReader {
  readonly #indicators: ReadonlyMap<string, Indicator>;

  constructor(
    private readonly plugin: LoadedPlugin,
    private readonly log: HostLog,
  ) {
    this.#indicators = new Map(
      plugin.extensions.indicators.map((indicator) => [indicator.key, indicator] as const),
    );
  }

  readAll(key: string, cells: readonly Cell[], options?: Parameters<Indicator['read']>[1]) {
    return this.#all(key, cells, (indicator, cell) => indicator.read(cell, options));
  }

  compareAll(
    key: string,
    pairs: readonly (readonly [Cell, Cell])[],
    options?: Parameters<Indicator['compare']>[2],
  ) {
    return this.#all(key, pairs, (indicator, [before, after]) => indicator.compare(before, after, options));
  }

  explainAll(key: string, cells: readonly Cell[]) {
    return this.#all(key, cells, (indicator, cell) => indicator.explain(cell));
  }

  async #all<Asked, Answer>(
    key: string,
    asked: readonly Asked[],
    answer: (indicator: Indicator, asked: Asked) => Answer,
  ): Promise<(Answer | PluginFailure)[]> {
    const indicator = this.#indicators.get(key);
    if (!indicator) throw new Error(`The plugin ${this.plugin.name} has no indicator ${key}.`);
    return asked.map((one) => {
      try {
        return answer(indicator, one);
      } catch (error) {
        this.log.error(`${this.plugin.name}: ${key} threw ${sentenceOf(error)}`);
        return new PluginFailure('plugin-threw', sentenceOf(error));
      }
    });
  }
}

/** What a plugin in this process offers. */
export function offeredInProcess(plugin: LoadedPlugin, log: HostLog): OfferedIndicator[] {
  const reader = new InProcessReader(plugin, log);
  return plugin.extensions.indicators.map((definition) => ({
    definition,
    plugin: plugin.name,
    isolated: false,
    fingerprint: '',
    reader,
  }));
}
