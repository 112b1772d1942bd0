import type { Values } from '@attune/contracts';
import { weightedChange } from '@attune/metrics';
import type { Targets } from '../weightings/targets.ts';
import type { HiddenReason } from './disclosure.ts';
import { beingBuilt, hiddenFigure } from './figure.ts';
import type { Hidden } from './figure-table.ts';
import { type Period, periodText } from './periods.ts';
import type { ValuesPlan } from './plan-values.ts';
import type { NamedTarget } from './value-rows.ts';
import { readWeightedFigure, type WeightedReadout } from './weighted-figure.ts';
import type { WeightedIndicator } from './weighted-indicator.ts';
import { type CellsByLevel, weightedRowName } from './weighted-tallies.ts';

/** What rows are made of; cells by `weightedRowName`. */
export interface WeightedRows {
  targets: Targets;
  cells: ReadonlyMap<string, CellsByLevel>;
  hidden: Hidden;
}

interface RowQuestion {
  plan: ValuesPlan;
  weighable: WeightedIndicator;
  /** Numbers of period and target. */
  at: number;
  nth: number;
  target: NamedTarget;
  /** The first day that is complete, while history is being counted. */
  from: string | undefined;
}

export interface WeightedRow {
  shown: Omit<Values['rows'][number], 'receipt' | 'version'>;
  hidden: HiddenReason | null;
}

/** Undefined where there is nothing to show. */
export async function weightedRow(
  read: WeightedRows,
  { plan, weighable, at, nth, target, from = '' }: RowQuestion,
): Promise<WeightedRow | undefined> {
  const cells = read.cells.get(weightedRowName(at, nth));
  // Without a breakdown every period has a row, so that a chart shows its gaps.
  if (!cells && plan.byDepartment) return undefined;
  const period = plan.periods[at] as Period;
  const named = {
    period: periodText(period),
    ...(target.key === undefined ? {} : { department: target.key }),
  };
  const reason = read.hidden(at, target, {});
  if (reason !== undefined)
    return { shown: { ...named, ...hiddenFigure(reason), warnings: [] }, hidden: reason };
  if (period.from < from) return { shown: { ...named, ...beingBuilt, warnings: [] }, hidden: null };
  const now = await readWeightedFigure(weighable, read.targets, cells ?? new Map());
  const before = await comparedWith(read, { plan, weighable, at, nth, target, from });
  const changed = now.reading && before?.reading ? weightedChange(before.reading, now.reading) : null;
  const previous = plan.previous[at];
  const { figure, weighted, warnings } = now;
  return {
    shown: {
      ...named,
      ...figure,
      change:
        changed && previous
          ? {
              difference: changed.difference,
              p: changed.p,
              significant: changed.significant,
              against: periodText(previous),
            }
          : null,
      ...(weighted === null ? {} : { weighted }),
      warnings,
    },
    hidden: weighted === null ? 'below-minimum-n' : null,
  };
}

/** Where it may be shown and is complete. */
async function comparedWith(
  read: WeightedRows,
  { plan, weighable, at, nth, target, from = '' }: RowQuestion,
): Promise<WeightedReadout | undefined> {
  const before = plan.periods.length + at;
  const cells = read.cells.get(weightedRowName(before, nth));
  const previous = plan.previous[at];
  if (!cells || !previous || previous.from < from) return undefined;
  if (plan.compares?.(previous) === false || read.hidden(before, target, {}) !== undefined) return undefined;
  return readWeightedFigure(weighable, read.targets, cells);
}
