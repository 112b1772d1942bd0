import type { Dimension } from '@attune/contracts';
import { type Tally, type TallyAlgebra, tallyKind } from '@attune/metrics';
import type { PoolClient } from 'pg';
import type { IndicatorDescription } from '../../platform/plugin-host/indicator-reader.ts';
import { together } from '../../platform/database/together.ts';
import type { DayTree } from '../departments/day-tree.ts';
import type { DepartmentTree } from '../departments/department-tree.ts';
import { emptyTallies, type Feed, type Feeds, feeds } from '../indicator-definitions/feeds.ts';
import { bothOf, type Filters } from '../indicator-definitions/where.ts';
import type { TallyState } from '../measures/cut-off.ts';
import { readPeopleRows } from './people-rows.ts';
import type { ValuesPlan } from './plan-values.ts';
import { rollUp, type Slot, slotsOf, type Target } from './roll-up.ts';
import { readTallies, type SlotTally } from './tally-reader.ts';
import { readTenureRows } from './tenure-rows.ts';

type Rows = Map<string, Tally>;

/** Per input, tallies by row; see `rowName`. */
export type RowTallies = Record<string, Rows>;

export interface RowTalliesQuestion {
  plan: ValuesPlan;
  indicator: IndicatorDescription;
  feeds: Feeds;
  targets: readonly Target[];
  cutOff: TallyState;
}

/** Tallies by input and row: of the answered periods first, then of those they are compared with. */
export async function readRowTallies(
  tx: PoolClient,
  question: RowTalliesQuestion,
  tree: DepartmentTree,
): Promise<RowTallies> {
  const { plan, targets } = question;
  const periods = [...plan.periods, ...plan.previous];
  const slots = slotsOf(periods, tree, question.cutOff.closedBefore);
  const { generation } = question.cutOff;
  const rows = Object.entries(question.indicator.inputs).map(async ([name, { kind }]) => {
    const fed = question.feeds[name]?.feeds ?? [];
    const measures = fed.flatMap((feed) => feed.measures);
    if (kind === 'people') return readPeopleRows(tx, { generation, measures, periods, targets }, tree);
    if (kind === 'movement') return readTenureRows(tx, { generation, periods, targets }, tree);
    return added(await together(fed.map((feed) => readFeed(tx, { ...question, feed, slots }, tree))));
  });
  const read = await together(rows);
  return Object.fromEntries(
    Object.keys(question.indicator.inputs).map((name, at) => [name, read[at] as Rows]),
  );
}

/** One feed of an input, in the scale of the input. */
async function readFeed(
  tx: PoolClient,
  { plan, cutOff, feed, slots, targets }: RowTalliesQuestion & { feed: Feed; slots: readonly Slot[] },
  tree: DepartmentTree,
): Promise<Rows> {
  const ofCuts = (plan.parts ?? [plan.cut]).map((cut) =>
    readTallies(tx, {
      generation: cutOff.generation,
      measures: feed.measures,
      cut,
      filters: plan.filters,
      slots: slots.map((slot) => slot.segments),
    }),
  );
  const tallies = (await together(ofCuts)).flat();
  const allShown = plan.cut.dimensions.every((dimension) => plan.by.includes(dimension));
  const shown = (tally: SlotTally) => ({ ...tally, ...keysShown(plan, tally) });
  const within = fromDepartments(feed, slots, tree);
  const counted = within ? tallies.filter(within) : tallies;
  const rows = rollUp(allShown ? counted : counted.map(shown), slots, tree, targets);
  const { convert } = feed;
  return convert ? new Map([...rows].map(([name, tally]) => [name, convert(tally)])) : rows;
}

/** A binding holds for departments and all that was below them on the day of the fact. */
function fromDepartments(feed: Feed, slots: readonly Slot[], tree: DepartmentTree) {
  if (feed.departments === null && !feed.rivals) return undefined;
  const trees = slots.map(({ day }) => tree.treeOn(day));
  return ({ slot, departmentId }: SlotTally) => feeds(feed, trees[slot] as DayTree, departmentId);
}

function added(feeds: readonly Rows[]): Rows {
  const [first = new Map<string, Tally>(), ...others] = feeds;
  for (const rows of others)
    for (const [name, tally] of rows) {
      const present = first.get(name);
      first.set(name, present ? algebraOf(tally).merge(present, tally) : tally);
    }
  return first;
}

const algebraOf = (tally: Tally) => tallyKind(tally) as TallyAlgebra<Tally, never>;

/** Dimension values a row is shown under, in the order of the cut; filtered but not asked for, they are summed away. */
function keysShown({ cut, by }: ValuesPlan, { key1, key2 }: { key1: string; key2: string }) {
  const [first, second] = cut.dimensions as readonly Dimension[];
  if (second && by.includes(second) && !(first && by.includes(first))) return { key1: key2, key2: '' };
  return {
    key1: first && by.includes(first) ? key1 : '',
    key2: second && by.includes(second) ? key2 : '',
  };
}

/** What is left when some facts are taken out, and how much was taken out of each row. */
export interface TakenRows {
  inputs: RowTallies;
  /** The same rows of what was left out. */
  left: RowTallies;
}

/** `readRowTallies`, less the facts for which a condition holds: tallies are groups, so that is exact. */
export async function readTakenRows(
  tx: PoolClient,
  question: RowTalliesQuestion,
  { exclude, tree }: { exclude: Filters | null; tree: DepartmentTree },
): Promise<TakenRows> {
  if (exclude === null) return { inputs: await readRowTallies(tx, question, tree), left: {} };
  const { plan } = question;
  const without = { ...plan, filters: bothOf(plan.filters, exclude) };
  const [inputs, left] = await together([
    readRowTallies(tx, question, tree),
    readRowTallies(tx, { ...question, plan: without }, tree),
  ]);
  for (const [input, rows] of Object.entries(left))
    for (const [name, tally] of rows) {
      const all = inputs[input]?.get(name);
      const { merge, negate } = algebraOf(tally);
      if (all) inputs[input]?.set(name, merge(all, negate(tally)));
    }
  return { inputs, left };
}

/** The tallies of a row, one per input; empty where there is none. */
export function tallyLookup(fed: Feeds, inputs: RowTallies) {
  const empty = emptyTallies(fed);
  return (name: string): Record<string, Tally> => {
    const tallies: Record<string, Tally> = { ...empty };
    for (const input in inputs) {
      const tally = inputs[input]?.get(name);
      if (tally) tallies[input] = tally;
    }
    return tallies;
  };
}
