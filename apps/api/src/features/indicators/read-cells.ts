import type { Change, Reading, Tally } from '@attune/metrics';
import type { DefinedMethod } from '../indicator-definitions/definition.ts';
import { PluginFailure } from '../../platform/plugin-host/plugin-failure.ts';

/** A reading of a plugin, and whom to ask. */
export type PluginReading = Pick<Extract<DefinedMethod, { kind: 'reading' }>, 'indicator' | 'reader'>;

type Tallies = Readonly<Record<string, Tally>>;

/** Asks for all cells of a query at once. Of a plugin that fails, every figure is null and says so. */
export async function readCells(
  { indicator, reader }: PluginReading,
  cells: readonly Tallies[],
): Promise<Reading[]> {
  const readings = await reader.readAll(indicator.key, cells);
  return readings.map((reading) => (reading instanceof PluginFailure ? failed(reading) : reading));
}

export async function readCell(reading: PluginReading, cell: Tallies): Promise<Reading> {
  const [read] = await readCells(reading, [cell]);
  return read as Reading;
}

/** What changed between the cells of each pair; null where it cannot be told. */
export async function compareCells(
  { indicator, reader }: PluginReading,
  pairs: readonly (readonly [before: Tallies, after: Tallies])[],
): Promise<(Change | null)[]> {
  const changes = await reader.compareAll(indicator.key, pairs);
  return changes.map((change) => (change instanceof PluginFailure ? null : change));
}

export async function explainCell(
  { indicator, reader }: PluginReading,
  cell: Tallies,
): Promise<Readonly<Record<string, number>>> {
  const [parts] = await reader.explainAll(indicator.key, [cell]);
  return parts === undefined || parts instanceof PluginFailure ? {} : parts;
}

const failed = ({ reason }: PluginFailure): Reading => ({
  value: null,
  n: 0,
  interval: null,
  excluded: {},
  reason,
});
