import type { Change, ReadOptions, Reading, Tally } from '@attune/metrics';
import type { Explanation, Indicator } from '@attune/plugin-sdk';
import type { PluginFailure } from './plugin-failure.ts';

/** What one figure is read from: a tally per input. */
export type Cell = Readonly<Record<string, Tally>>;

/**
 * Asks the indicators of one plugin, in this process or isolated, for all cells of a query at once. Answers come in the
 * order of what was asked; a cell that fails has a `PluginFailure` in its place, and nothing is ever thrown. Cells are
 * not written to. The key must be one of the plugin's own.
 *
 * @example
 * const [reading] = await reader.readAll('nps', [{ recommend: tally }]);
 * if (reading instanceof PluginFailure) return { value: null, reason: reading.reason };
 */
export interface IndicatorReader {
  readAll(
    key: string,
    cells: readonly Cell[],
    options?: ReadOptions,
  ): Promise<readonly (Reading | PluginFailure)[]>;
  compareAll(
    key: string,
    pairs: readonly (readonly [before: Cell, after: Cell])[],
    options?: ReadOptions,
  ): Promise<readonly (Change | null | PluginFailure)[]>;
  explainAll(key: string, cells: readonly Cell[]): Promise<readonly (Explanation | PluginFailure)[]>;
}

/** Everything about an indicator that is known without running it; of `worth` an isolated one has told the values. */
export type IndicatorDescription = Omit<Indicator, 'read' | 'compare' | 'explain'>;

/** An indicator that a plugin contributes, and whom to ask for its figures. */
export interface OfferedIndicator {
  readonly definition: IndicatorDescription;
  readonly plugin: string;
  readonly isolated: boolean;
  /** Of the code and options of an isolated one: another answers anew. Empty for what is built in. */
  readonly fingerprint: string;
  readonly reader: IndicatorReader;
}
