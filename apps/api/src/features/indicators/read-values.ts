import type { Dimension, ValueRow, Values, ValuesQuery } from '@attune/contracts';
import { type Indicator, shapeOf } from '@attune/plugin-sdk';
import { type Tally, tallyKind } from '@attune/metrics';
import { Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { Database } from '../../platform/database/database.ts';
import type { Principal } from '../../platform/http/access/principal.ts';
import { readActivityCutOff } from '../customer-activity/activity-cut-off.ts';
import { Departments } from '../departments/departments.ts';
import { type Bindings, IndicatorRegistry, type Variant } from './indicator-registry.ts';
import { type Period, periodText } from './periods.ts';
import { planValues, type ValuesPlan } from './plan-values.ts';
import { indicatorProblem } from './problems.ts';
import { ReceiptTokens } from './receipt-tokens.ts';
import { readPeopleRows, readsPeople, refuseOtherCuts } from './people-rows.ts';
import { rollUp, rowName, slotsOf, type Target } from './roll-up.ts';
import { readTallies, type SlotTally } from './tally-reader.ts';
import {
  type CountedFigure,
  DisclosureTable,
  everything,
  type Family,
  type HiddenReason,
  keyName,
  type Place,
} from './disclosure.ts';
import { type CutOff, readCutOff, type TallyState } from './cut-off.ts';
import { type DerivedReading, readDerived } from './derived-reading.ts';

/** A row in the making: what it is about. */
interface NamedTarget extends Target {
  /** Undefined where the row is about everything that may be seen. */
  key?: string;
}

/** The one way from tallies to figures: screens, exports and receipts all come here. */
@Injectable()
export class ReadValues {
  constructor(
    private readonly database: Database,
    private readonly departments: Departments,
    private readonly registry: IndicatorRegistry,
    private readonly receipts: ReceiptTokens,
  ) {}

  /**
   * Throws the problems of `planValues`, and `indicator-unknown`, `department-unknown`, `department-forbidden`,
   * `measure-not-read`, `measure-unknown`, and those of `IndicatorRegistry.variants`.
   */
  async read(principal: Principal, key: string, query: ValuesQuery): Promise<Values> {
    const { indicator } = this.registry.find(key);
    const plan = planValues(query);
    if (readsPeople(indicator)) refuseOtherCuts(plan);
    const targets = this.#targets(principal, plan, query.department);
    const variants = await this.registry.variants(indicator, query);
    const { read, cutOff } = await this.database.withSnapshot(principal.scope, async (tx) => {
      const state = await readCutOff(tx);
      const cutOff: CutOff = readsPeople(indicator) ? await readActivityCutOff(tx) : state;
      const read: ReadVariant[] = [];
      for (const derived of await readDerived(tx, indicator, { cutOff: state, asked: query.measure }))
        for (const variant of variants) {
          const bindings = await this.registry.bindings(indicator, {
            ...variant,
            derived: derived?.measures,
          });
          const inputs = await this.#tallies(tx, { plan, bindings, indicator, targets, cutOff: state });
          const empty = emptyTallies(indicator, bindings);
          const hidden = await this.#hidden(tx, {
            plan,
            bindings,
            indicator,
            principal,
            cutOff: state,
            empty,
          });
          read.push({ ...variant, derived, inputs, empty, hidden });
        }
      return { cutOff, read };
    });
    const rows = read.flatMap(({ currency, derived, itemGroup, inputs, empty, hidden }) =>
      rowsOf({ indicator, plan, targets, inputs, empty, from: derived?.from, hidden }).map((row) => ({
        ...row.figure,
        ...(currency === undefined ? {} : { currency }),
        ...(derived === undefined ? {} : { measure: derived.state.key }),
        ...(itemGroup === undefined ? {} : { itemGroup }),
        receipt: this.receipts.issue({
          indicator: indicator.key,
          version: indicator.version,
          period: row.figure.period,
          roots: row.target.roots,
          filters: row.filters,
          currency: currency ?? null,
          derived: derived ? { id: derived.state.id, positions: derived.state.positions } : null,
          itemGroup: itemGroup ?? null,
          cutOff,
          value: row.figure.value,
          n: row.figure.n,
          hidden: row.hidden ?? null,
        }),
      })),
    );
    return { indicator: indicator.key, unit: indicator.unit, rows, ...buildingAmong(read) };
  }

  /** Tallies by input and row: of the answered periods first, then of those they are compared with. */
  async #tallies(
    tx: PoolClient,
    question: Pick<Question, 'plan' | 'indicator' | 'targets'> & { bindings: Bindings; cutOff: TallyState },
  ): Promise<Record<string, Map<string, Tally>>> {
    const { plan, bindings, targets } = question;
    const tree = this.departments.tree();
    const slots = slotsOf([...plan.periods, ...plan.previous], tree, question.cutOff.closedBefore);
    const allShown = plan.cut.dimensions.every((dimension) => plan.by.includes(dimension));
    const shown = (tally: SlotTally) => ({ ...tally, ...keysShown(plan, tally) });
    const inputs: Record<string, Map<string, Tally>> = {};
    for (const [name, { kind }] of Object.entries(question.indicator.inputs)) {
      const { generation } = question.cutOff;
      const measures = bindings[name] ?? [];
      if (kind === 'people') {
        const periods = [...plan.periods, ...plan.previous];
        inputs[name] = await readPeopleRows(tx, { generation, measures, periods, targets }, tree);
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

  /**
   * What must not be shown. It is judged over all departments and dimension values that the principal may see, however
   * few are asked for: what one question leaves out, the next may ask for.
   */
  async #hidden(
    tx: PoolClient,
    question: Pick<Question, 'plan' | 'indicator' | 'empty'> & {
      bindings: Bindings;
      principal: Principal;
      cutOff: TallyState;
    },
  ): Promise<Hidden> {
    const { indicator, principal } = question;
    if (indicator.minimumN === 1) return () => undefined;
    const today = this.departments.treeToday();
    const { departments: visible } = principal;
    const roots = [...visible].filter((id) => !visible.has(today.parent(id) ?? 0));
    const places: Place[] = ['whole', ...visible];
    const targets = places.map((place) => ({ roots: place === 'whole' ? roots : [place] }));
    const plan = { ...question.plan, by: question.plan.cut.dimensions, filters: {} };
    if (plan.periods.length * places.length > mostJudged)
      throw indicatorProblem('range-too-long', { field: 'grain' });
    const inputs = await this.#tallies(tx, { ...question, plan, targets });
    const talliesOf = tallyLookup(question.empty, inputs);
    const names = new Set(Object.values(inputs).flatMap((tallies) => [...tallies.keys()]));
    const periods = [...plan.periods, ...plan.previous].map(periodText);
    const figures = new Map<string, CountedFigure>();
    for (const name of names) {
      const [period = '', target = '', key1 = '', key2 = ''] = name.split('\u0000');
      const figure = {
        period: periods[Number(period)] as string,
        place: places[Number(target)] as Place,
        key: plan.cut.dimensions.length === 0 ? everything : keyName(key1, key2),
        n: indicator.read(talliesOf(name)).n,
      };
      // A period that is answered may also be one that is compared with.
      figures.set(`${figure.period} ${figure.place} ${figure.key}`, figure);
    }
    const families: Family[] = [
      { parent: 'whole', children: roots },
      ...[...visible].map((parent) => ({
        parent,
        children: today.children(parent).filter((child) => visible.has(child)),
      })),
    ];
    const keysSeen = [...new Set([...figures.values()].map(({ key }) => key))];
    const table = (some: readonly string[]) =>
      new DisclosureTable(
        [...figures.values()].filter(({ period }) => some.includes(period)),
        families,
        indicator.minimumN,
      );
    const answered = table(plan.periods.map(periodText));
    const compared = table(plan.previous.map(periodText));
    return (period, target, shown) => {
      const place = target.roots.length === 1 ? (target.roots[0] as number) : 'whole';
      const dimensions = plan.cut.dimensions as readonly Dimension[];
      const asked = dimensions.filter((dimension) => dimension in shown);
      const keys = keysSeen.filter((key) => {
        const values = key.split('\u0000');
        return asked.every((dimension) =>
          shown[dimension]?.includes(values[dimensions.indexOf(dimension)] ?? ''),
        );
      });
      const judged = asked.length === 0 ? null : keys;
      const name = periods[period] as string;
      // A month that is answered is also what the next one is compared with: hidden in one table, hidden in both.
      return answered.reasonToHide(name, place, judged) ?? compared.reasonToHide(name, place, judged);
    };
  }

  #targets(principal: Principal, plan: ValuesPlan, key: string | undefined): NamedTarget[] {
    const tree = this.departments.tree();
    const today = this.departments.treeToday();
    const visible = principal.departments;
    if (visible.size === 0) throw indicatorProblem('no-departments');
    let roots = [...visible].filter((id) => !visible.has(today.parent(id) ?? 0));
    if (key !== undefined) {
      const id = tree.idOf(key);
      if (id === undefined) throw indicatorProblem('department-unknown', { field: 'department' });
      if (!visible.has(id)) throw indicatorProblem('department-forbidden', { field: 'department' });
      roots = [id];
    }
    if (!plan.byDepartment) return [{ roots }];
    return roots
      .flatMap((root) => today.subtree(root))
      .map((id) => ({ key: tree.keyOf(id) as string, roots: [id] }));
  }
}

/** Dimension values a row is shown under; filtered but not asked for, they are summed away. */
function keysShown(plan: ValuesPlan, { key1, key2 }: { key1: string; key2: string }) {
  const [first, second] = plan.cut.dimensions as readonly Dimension[];
  return {
    key1: first && plan.by.includes(first) ? key1 : '',
    key2: second && plan.by.includes(second) ? key2 : '',
  };
}

/** Why the figure of a period (compared ones after answered ones), place and dimension values is hidden. */
type Hidden = (
  period: number,
  target: Target,
  shown: Partial<Record<Dimension, readonly string[]>>,
) => HiddenReason | undefined;

/** Rows of a table that is judged as a whole. */
const mostJudged = 4000;

interface Row {
  figure: Omit<ValueRow, 'receipt'>;
  hidden: HiddenReason | undefined;
  target: NamedTarget;
  filters: Partial<Record<Dimension, string[]>>;
}

/** What one currency, derived measure or item group was read as. */
interface ReadVariant extends Variant, Pick<Question, 'inputs' | 'empty' | 'hidden'> {
  derived: DerivedReading | undefined;
}

/** Said beside the rows, so that nobody takes what is missing for a fact. */
function buildingAmong(read: readonly ReadVariant[]): Pick<Values, 'building'> {
  const building = read.flatMap(({ derived }) => {
    if (derived?.from === undefined) return [];
    const { key, folded, total } = derived.state;
    return [{ measure: key, folded, total, from: derived.from }];
  });
  return building.length === 0 ? {} : { building };
}

interface Question {
  indicator: Indicator;
  plan: ValuesPlan;
  targets: readonly NamedTarget[];
  /** Per input, tallies by row; see `rowName`. */
  inputs: Record<string, Map<string, Tally>>;
  /** Per input. */
  empty: Readonly<Record<string, Tally>>;
  /** The first day that is complete, while something it reads is being built. */
  from: string | undefined;
  hidden: Hidden;
}

/** Of the measures an input is bound to; of its own shape where there are none. */
export function emptyTallies(indicator: Indicator, bindings: Bindings): Record<string, Tally> {
  return Object.fromEntries(
    Object.entries(indicator.inputs).map(([name, input]) => [
      name,
      // People are bound to measures of other kinds than their own.
      tallyKind(input.kind === 'people' ? input : (bindings[name]?.[0] ?? shapeOf(input))).empty(),
    ]),
  );
}

function rowsOf(question: Question): Row[] {
  const { plan, indicator, targets, inputs, empty, from = '', hidden } = question;
  const talliesOf = tallyLookup(empty, inputs);
  const rows: Row[] = [];
  for (const [at, keys] of combinations(question)) {
    const target = targets[at.target] as NamedTarget;
    const name = (period: number) => rowName(period, at.target, ...keys);
    const present = Object.values(inputs).some((tallies) => tallies.has(name(at.period)));
    // Without a breakdown every period has a row, so that a chart shows its gaps.
    if (!present && (plan.byDepartment || plan.by.length > 0)) continue;
    const tallies = talliesOf(name(at.period));
    const complete = (plan.periods[at.period] as Period).from >= from;
    const shown = valuesShown(plan, keys);
    const filters = { ...plan.filters, ...mapValues(shown, (value) => [value]) };
    const reason = hidden(at.period, target, filters);
    const comparable =
      (plan.previous[at.period] as Period).from >= from &&
      hidden(plan.periods.length + at.period, target, filters) === undefined;
    const before = comparable ? talliesOf(name(plan.periods.length + at.period)) : null;
    rows.push({
      target,
      hidden: reason,
      figure: {
        period: periodText(plan.periods[at.period] as Period),
        ...(target.key === undefined ? {} : { department: target.key }),
        ...shown,
        ...(reason !== undefined
          ? hiddenFigure(reason)
          : complete
            ? readFigure(indicator, tallies, before)
            : beingBuilt),
      },
      filters,
    });
  }
  return rows;
}

/** The tallies of a row, one per input; empty where there is none. */
function tallyLookup(empty: Question['empty'], inputs: Question['inputs']) {
  return (name: string): Record<string, Tally> => {
    const tallies: Record<string, Tally> = { ...empty };
    for (const input in inputs) {
      const tally = inputs[input]?.get(name);
      if (tally) tallies[input] = tally;
    }
    return tallies;
  };
}

/** Every row there may be: periods in order, then departments in order of the tree, then dimension values. */
function combinations(question: Pick<Question, 'plan' | 'targets' | 'inputs'>) {
  const keys = new Map<string, [string, string]>();
  if (question.plan.by.length === 0) keys.set('\u0000', ['', '']);
  else {
    for (const tallies of Object.values(question.inputs)) {
      for (const name of tallies.keys()) {
        const [, , key1 = '', key2 = ''] = name.split('\u0000');
        keys.set(`${key1}\u0000${key2}`, [key1, key2]);
      }
    }
  }
  const sorted = [...keys.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, pair]) => pair);
  return question.plan.periods.flatMap((_, period) =>
    question.targets.flatMap((__, target) => sorted.map((pair) => [{ period, target }, pair] as const)),
  );
}

function valuesShown(
  plan: ValuesPlan,
  [key1, key2]: readonly [string, string],
): Partial<Record<Dimension, string>> {
  const [first, second] = plan.cut.dimensions as readonly Dimension[];
  return {
    ...(first && plan.by.includes(first) ? { [first]: key1 } : {}),
    ...(second && plan.by.includes(second) ? { [second]: key2 } : {}),
  };
}

/** Some of what it counts is not folded yet: no figure, rather than one that is too small. */
const beingBuilt = { value: null, n: 0, interval: null, excluded: {}, change: null, reason: 'building' };

type TalliesByInput = Parameters<Indicator['read']>[0];

type Figure = Pick<
  ValueRow,
  'value' | 'n' | 'interval' | 'excluded' | 'change' | 'reason' | 'intervalReason'
>;

/** A figure of which nothing may be known but that it is there. */
export function hiddenFigure(reason: HiddenReason): Figure {
  return { value: null, n: null, interval: null, excluded: {}, change: null, reason };
}

/** Reads one figure, and what changed since the period before. Below the indicator's minimum n nothing is shown. */
export function readFigure(
  indicator: Indicator,
  tallies: TalliesByInput,
  before: TalliesByInput | null,
): Figure {
  const reading = indicator.read(tallies);
  if (reading.n > 0 && reading.n < indicator.minimumN) return hiddenFigure('below-minimum-n');
  const excluded = { ...reading.excluded } as Record<string, number>;
  if (reading.value === null) {
    const { n, reason = 'empty' } = reading;
    return { value: null, n, interval: null, excluded, change: null, reason };
  }
  const compared = before && indicator.compare(before, tallies);
  return {
    value: reading.value,
    n: reading.n,
    interval: reading.interval,
    excluded,
    change: compared && { difference: compared.difference, p: compared.p, significant: compared.significant },
    ...(reading.intervalReason === undefined ? {} : { intervalReason: reading.intervalReason }),
  };
}

function mapValues<T, U>(from: Partial<Record<Dimension, T>>, change: (value: T) => U) {
  return Object.fromEntries(Object.entries(from).map(([key, value]) => [key, change(value as T)])) as Partial<
    Record<Dimension, U>
  >;
}
