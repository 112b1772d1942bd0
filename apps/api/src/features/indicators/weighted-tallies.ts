import type { ScoreTally, Tally } from '@attune/metrics';
import type { PoolClient } from 'pg';
import type { DepartmentTree } from '../departments/department-tree.ts';
import { crossedCut } from '../weightings/crossed-cut.ts';
import type { Targets } from '../weightings/targets.ts';
import { isReady, type WeightingState } from '../weightings/weighting-states.ts';
import type { TallyState } from '../measures/cut-off.ts';
import type { KnownMeasure } from '../measures/measure-registry.ts';
import type { Period } from './periods.ts';
import { rollUp, slotsOf, type Target } from './roll-up.ts';
import { readTallies } from './tally-reader.ts';

/** Answers of one row by the numbers of their levels; those of a level without target under `outside`. */
export type CellsByLevel = Map<string, ScoreTally>;

/** What stands for answers that no target is given for. */
export const outside = '';

/** The name of a cell: the numbers of its levels, one per margin. */
export const cellName = (targets: Targets, values: readonly string[]): string =>
  targets.numbersOf(values)?.join() ?? outside;

export const numbersIn = (cell: string): number[] => cell.split(',').map(Number);

export interface WeightedTalliesQuestion {
  weighting: WeightingState;
  targets: Targets;
  measures: readonly KnownMeasure[];
  periods: readonly Period[];
  rows: readonly Target[];
  cutOff: TallyState;
}

/** The cells of each row that has any, by number of its period and of its target. */
export async function readWeightedTallies(
  tx: PoolClient,
  question: WeightedTalliesQuestion,
  tree: DepartmentTree,
): Promise<ReadonlyMap<string, CellsByLevel>> {
  const { weighting, targets, measures, periods, rows, cutOff } = question;
  const slots = slotsOf(periods, tree, cutOff.closedBefore);
  const parts = isReady(weighting) ? (['history', 'live'] as const) : (['live'] as const);
  const found: Awaited<ReturnType<typeof readTallies>> = [];
  for (const part of parts) {
    const tallies = await readTallies(tx, {
      generation: cutOff.generation,
      measures,
      cut: crossedCut(weighting.cutId, part, weighting.dimensions),
      filters: {},
      slots: slots.map((slot) => slot.segments),
    });
    for (const tally of tallies) {
      const values = [tally.key1, tally.key2, tally.key3].slice(0, weighting.dimensions.length);
      found.push({ ...tally, key1: cellName(targets, values), key2: '' });
    }
  }
  const byRow = new Map<string, CellsByLevel>();
  for (const [name, tally] of rollUp(found, slots, tree, rows)) {
    const [period = '', target = '', cell = ''] = name.split('\u0000');
    const row = weightedRowName(Number(period), Number(target));
    const cells = byRow.get(row) ?? new Map<string, ScoreTally>();
    byRow.set(row, cells.set(cell, asScores(tally)));
  }
  return byRow;
}

export const weightedRowName = (period: number, target: number) => `${period}\u0000${target}`;

function asScores(tally: Tally): ScoreTally {
  if (tally.kind !== 'score') throw new Error('Only scores are kept by several dimensions.');
  return tally;
}
