import type { Reading, Tally } from '@attune/metrics';
import type { PoolClient } from 'pg';
import { together } from '../../platform/database/together.ts';
import type { Principal } from '../../platform/http/access/principal.ts';
import type { DayTree } from '../departments/day-tree.ts';
import type { DepartmentTree } from '../departments/department-tree.ts';
import { crossedBy, isKept } from '../indicator-definitions/crossed-by.ts';
import type { DefinedMethod } from '../indicator-definitions/definition.ts';
import { feedsOf } from '../indicator-definitions/feeds-of.ts';
import type { ReadingRegistry, Variant } from '../indicator-definitions/reading-registry.ts';
import type { TallyState } from '../measures/cut-off.ts';
import { firstWholeDay } from '../measures/first-whole-day.ts';
import { crossedCut } from '../weightings/crossed-cut.ts';
import { type CrossedState, isReady, readCrossedStates } from '../weightings/weighting-states.ts';
import { readDerived } from './derived-reading.ts';
import { compareCells, readCells } from './read-cells.ts';
import type { FigureTable } from './figure-table.ts';
import { formulaTable, missingPart } from './formula-table.ts';
import { findHidden } from './hidden-figures.ts';
import { readsPeople, refuseOtherCuts } from './people-rows.ts';
import { dimensionsWithin, planWithin, type ValuesPlan } from './plan-values.ts';
import type { Resolved } from './resolved.ts';
import { rowBefore, type Target } from './roll-up.ts';
import { readTakenRows, tallyLookup } from './row-tallies.ts';
import { inWholeMonths, readsTenures } from './tenure-rows.ts';

export interface FiguresQuestion {
  /** Of the periods that these versions answer. */
  plan: ValuesPlan;
  targets: readonly Target[];
  principal: Principal;
  asked: Variant & { measure?: string | undefined };
  cutOff: TallyState;
  /** Tables of parts that are read for this question already. */
  known?: Map<string, Promise<FigureTable | null>>;
}

interface Trees {
  tree: DepartmentTree;
  today: DayTree;
}

/** Reads what a version says of every row: of tallies where a plugin reads them, or of other indicators by a formula. */
export class ReadFigures {
  constructor(private readonly readings: ReadingRegistry) {}

  /**
   * One table per currency, derived measure and item group.
   *
   * Throws `cut-not-kept`, `period-not-whole-months`, `measure-not-read`, `measure-unknown`, `range-too-long`, and the
   * problems of `ReadingRegistry.variants`.
   */
  async read(
    tx: PoolClient,
    { definition, parts }: Resolved,
    question: FiguresQuestion,
    trees: Trees,
  ): Promise<FigureTable[]> {
    const { method } = definition;
    if (method.kind === 'missing') return [emptyTable(method.reason)];
    const crossed = await findCrossed(tx, definition, question);
    const plan = planWithin(question.plan, definition, crossed && partsOf(crossed));
    if (method.kind === 'reading')
      return this.#readings(tx, { ...question, plan, method, definition, crossed }, trees);
    // Each part once, however many formulas below read it: a filter of this formula holds for all of them.
    const filtered = Object.keys(definition.filters).length > 0;
    const known = (filtered ? undefined : question.known) ?? new Map<string, Promise<FigureTable | null>>();
    const read = async (part: Resolved) => {
      const [table = null] = await this.read(tx, part, { ...question, plan, known }, trees);
      return table;
    };
    const tables = [...parts].map(async ([name, part]) => {
      if (!part) return [name, null] as const;
      const reading = known.get(part.id) ?? read(part);
      known.set(part.id, reading);
      return [name, await reading] as const;
    });
    return [formulaTable(definition, method.formula, new Map(await together(tables)))];
  }

  async #readings(tx: PoolClient, question: ReadingsQuestion, trees: Trees): Promise<FigureTable[]> {
    const { method, asked, cutOff } = question;
    const { indicator } = method;
    const plan = planFor(indicator, question.plan);
    const variants = await this.readings.variants(indicator, asked);
    const derived = await readDerived(tx, indicator, { cutOff, asked: asked.measure });
    const tables = derived.flatMap((one) =>
      variants.map((variant) => this.#table(tx, { ...question, plan, variant, derived: one }, trees)),
    );
    return together(tables);
  }

  async #table(
    tx: PoolClient,
    { plan, targets, method, definition, variant, derived, crossed, principal, cutOff }: TableQuestion,
    trees: Trees,
  ): Promise<FigureTable> {
    const { indicator } = method;
    const feeds = await feedsOf(method, this.readings, {
      readIn: { ...variant, derived: derived?.measures },
      tree: trees.tree,
    });
    const { exclude } = definition;
    const rowsOf = async (of: ValuesPlan, about: readonly Target[]) => {
      const rows = { plan: of, indicator, feeds, targets: about, cutOff };
      const { inputs, left } = await readTakenRows(tx, rows, { exclude, tree: trees.tree });
      const names = new Set(Object.values(inputs).flatMap((tallies) => [...tallies.keys()]));
      return { names, talliesOf: tallyLookup(feeds, inputs), leftOf: tallyLookup(feeds, left) };
    };
    const { names, talliesOf, leftOf } = await rowsOf(plan, targets);
    const countsIn = async (some: ReadonlySet<string>, cellOf: typeof talliesOf) => {
      const listed = [...some];
      const counted = await readCells(method, listed.map(cellOf));
      return new Map(listed.map((name, at) => [name, (counted[at] as Reading).n]));
    };
    const countOf = async (of: ValuesPlan, about: readonly Target[]) => {
      const rows = await rowsOf(of, about);
      return countsIn(rows.names, rows.talliesOf);
    };
    const { minimumN } = definition;
    const hidden = await findHidden({ plan, minimumN, principal, countOf }, trees);
    const left = exclude === null ? null : await countsIn(names, leftOf);
    return {
      ...variant,
      ...(await readRows(method, { names, talliesOf, plan })),
      previous: plan.previous,
      derived,
      crossed,
      from: derived?.from ?? (crossed && completeFrom(crossed, cutOff)),
      names,
      leftOut: (name) => left?.get(name) ?? 0,
      hidden: (period, target, shown) => hidden(period, target, { ...plan.filters, ...shown }),
    };
  }
}

/** The crossed cut that a version is read from; undefined where a kept one has all it asks for. */
async function findCrossed(
  tx: PoolClient,
  definition: Resolved['definition'],
  { plan, cutOff }: FiguresQuestion,
): Promise<CrossedState | undefined> {
  const asked = dimensionsWithin(plan, definition);
  if (isKept(asked) || crossedBy(definition) === null) return undefined;
  const states = await readCrossedStates(tx, cutOff.generation);
  return states.find(({ dimensions }) => asked.every((dimension) => dimensions.includes(dimension)));
}

/** Its history only once that is complete. */
const partsOf = (state: CrossedState) =>
  (isReady(state) ? (['history', 'live'] as const) : (['live'] as const)).map((part) =>
    crossedCut(state.cutId, part, state.dimensions),
  );

const completeFrom = (state: CrossedState, { timeZone }: TallyState): string | undefined =>
  isReady(state) ? undefined : firstWholeDay(state.cutDeclaredAt, timeZone);

interface Rows {
  names: ReadonlySet<string>;
  talliesOf: (name: string) => Record<string, Tally>;
  plan: ValuesPlan;
}

/** Every row once, and every pair of rows that are compared. */
async function readRows(
  method: ReadingMethod,
  { names, talliesOf, plan }: Rows,
): Promise<Pick<FigureTable, 'reading' | 'change'>> {
  const listed = [...names];
  const [empty, ...readings] = await readCells(method, [talliesOf(''), ...listed.map(talliesOf)]);
  const byName = new Map(listed.map((name, at) => [name, readings[at] as Reading]));
  const pairs = listed.flatMap((after) => {
    const before = plan.previous.length === 0 ? undefined : rowBefore(after, plan.periods.length);
    return before === undefined ? [] : [{ before, after }];
  });
  const changes = await compareCells(
    method,
    pairs.map(({ before, after }) => [talliesOf(before), talliesOf(after)] as const),
  );
  const changeOf = new Map(pairs.map(({ after }, at) => [after, changes[at] ?? null]));
  return {
    reading: (name) => byName.get(name) ?? (empty as Reading),
    change: (_, after) => changeOf.get(after) ?? null,
  };
}

type ReadingMethod = Extract<DefinedMethod, { kind: 'reading' }>;

interface ReadingsQuestion extends FiguresQuestion {
  method: ReadingMethod;
  definition: Resolved['definition'];
  crossed: CrossedState | undefined;
}

interface TableQuestion extends ReadingsQuestion {
  variant: Variant;
  derived: FigureTable['derived'];
}

/** Throws `cut-not-kept`, `period-not-whole-months`. */
function planFor(indicator: ReadingMethod['indicator'], plan: ValuesPlan): ValuesPlan {
  const tenures = readsTenures(indicator);
  if (tenures || readsPeople(indicator)) refuseOtherCuts(plan);
  return tenures ? inWholeMonths(plan) : plan;
}

const emptyTable = (reason: string): FigureTable => ({
  currency: undefined,
  itemGroup: undefined,
  derived: undefined,
  crossed: undefined,
  from: undefined,
  previous: [],
  names: new Set(),
  reading: () => ({ ...missingPart, reason }),
  change: () => null,
  leftOut: () => 0,
  hidden: () => undefined,
});
