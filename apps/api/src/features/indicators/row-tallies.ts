import type { Dimension } from '@attune/contracts';
import { type Tally, tallyKind } from '@attune/metrics';
import { type Indicator, shapeOf } from '@attune/plugin-sdk';
import type { PoolClient } from 'pg';
import type { DepartmentTree } from '../departments/department-tree.ts';
import type { TallyState } from '../measures/cut-off.ts';
import type { Bindings } from './indicator-registry.ts';
import { readPeopleRows } from './people-rows.ts';
import type { ValuesPlan } from './plan-values.ts';
import { rollUp, slotsOf, type Target } from './roll-up.ts';
import { readTallies, type SlotTally } from './tally-reader.ts';
import { readTenureRows } from './tenure-rows.ts';

/** Per input, tallies by row; see `rowName`. */
export type RowTallies = Record<string, Map<string, Tally>>;

export interface RowTalliesQuestion {
  plan: ValuesPlan;
  indicator: Indicator;
  bindings: Bindings;
  targets: readonly Target[];
  cutOff: TallyState;
}

/** Tallies by input and row: of the answered periods first, then of those they are compared with. */
export async function readRowTallies(
  tx: PoolClient,
  question: RowTalliesQuestion,
  tree: DepartmentTree,
): Promise<RowTallies> {
  const { plan, bindings, targets } = question;
  const periods = [...plan.periods, ...plan.previous];
  const slots = slotsOf(periods, tree, question.cutOff.closedBefore);
  const allShown = plan.cut.dimensions.every((dimension) => plan.by.includes(dimension));
  const shown = (tally: SlotTally) => ({ ...tally, ...keysShown(plan, tally) });
  const inputs: RowTallies = {};
  for (const [name, { kind }] of Object.entries(question.indicator.inputs)) {
    const { generation } = question.cutOff;
    const measures = bindings[name] ?? [];
    if (kind === 'people') {
      inputs[name] = await readPeopleRows(tx, { generation, measures, periods, targets }, tree);
      continue;
    }
    if (kind === 'movement') {
      inputs[name] = await readTenureRows(tx, { generation, periods, targets }, tree);
      continue;
    }
    const tallies = await readTallies(tx, {
      generation,
      measures,
      cut: plan.cut,
      filters: plan.filters,
      slots: slots.map((slot) => slot.segments),
    });
    inputs[name] = rollUp(allShown ? tallies : tallies.map(shown), slots, tree, targets);
  }
  return inputs;
}

/** Dimension values a row is shown under; filtered but not asked for, they are summed away. */
function keysShown(plan: ValuesPlan, { key1, key2 }: { key1: string; key2: string }) {
  const [first, second] = plan.cut.dimensions as readonly Dimension[];
  return {
    key1: first && plan.by.includes(first) ? key1 : '',
    key2: second && plan.by.includes(second) ? key2 : '',
  };
}

/** Of the measures an input is bound to; of its own shape where there are none. */
export function emptyTallies(indicator: Indicator, bindings: Bindings): Record<string, Tally> {
  return Object.fromEntries(
    Object.entries(indicator.inputs).map(([name, input]) => [
      name,
      // People and tenures are bound to measures of other kinds than their own.
      tallyKind(
        input.kind === 'people' || input.kind === 'movement'
          ? input
          : (bindings[name]?.[0] ?? shapeOf(input)),
      ).empty(),
    ]),
  );
}

/** The tallies of a row, one per input; empty where there is none. */
export function tallyLookup(empty: Readonly<Record<string, Tally>>, inputs: RowTallies) {
  return (name: string): Record<string, Tally> => {
    const tallies: Record<string, Tally> = { ...empty };
    for (const input in inputs) {
      const tally = inputs[input]?.get(name);
      if (tally) tallies[input] = tally;
    }
    return tallies;
  };
}
