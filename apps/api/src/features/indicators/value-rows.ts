import type { Dimension, ValueRow } from '@attune/contracts';
import type { Tally } from '@attune/metrics';
import type { Indicator } from '@attune/plugin-sdk';
import type { HiddenReason } from './disclosure.ts';
import { beingBuilt, hiddenFigure, readFigure } from './figure.ts';
import type { Hidden } from './hidden-figures.ts';
import { type Period, periodText } from './periods.ts';
import type { ValuesPlan } from './plan-values.ts';
import { rowName, type Target } from './roll-up.ts';
import { type RowTallies, tallyLookup } from './row-tallies.ts';

/** A row in the making: what it is about. */
export interface NamedTarget extends Target {
  /** Undefined where the row is about everything that may be seen. */
  key?: string;
}

/** A row of the answer, less its receipt. */
export interface Row {
  figure: Omit<ValueRow, 'receipt'>;
  hidden: HiddenReason | undefined;
  target: NamedTarget;
  filters: Partial<Record<Dimension, string[]>>;
}

export interface RowsQuestion {
  indicator: Indicator;
  plan: ValuesPlan;
  targets: readonly NamedTarget[];
  inputs: RowTallies;
  /** Per input. */
  empty: Readonly<Record<string, Tally>>;
  /** The first day that is complete, while something it reads is being built. */
  from: string | undefined;
  hidden: Hidden;
}

export function rowsOf(question: RowsQuestion): Row[] {
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
    const previous = plan.previous[at.period];
    const comparable =
      previous !== undefined &&
      previous.from >= from &&
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

/** Every row there may be: periods in order, then departments in order of the tree, then dimension values. */
function combinations(question: Pick<RowsQuestion, 'plan' | 'targets' | 'inputs'>) {
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

function mapValues<T, U>(from: Partial<Record<Dimension, T>>, change: (value: T) => U) {
  return Object.fromEntries(Object.entries(from).map(([key, value]) => [key, change(value as T)])) as Partial<
    Record<Dimension, U>
  >;
}
