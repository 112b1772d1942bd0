import type { Dimension, ValueRow } from '@attune/contracts';
import type { HiddenReason } from './disclosure.ts';
import { beingBuilt, type Figure, figureOf, hiddenFigure } from './figure.ts';
import type { FigureTable } from './figure-table.ts';
import { type Period, periodText } from './periods.ts';
import type { ValuesPlan } from './plan-values.ts';
import { rowName, type Target } from './roll-up.ts';

/** A row in the making: what it is about. */
export interface NamedTarget extends Target {
  /** Undefined where the row is about everything that may be seen. */
  key?: string;
}

/** A row of the answer, less its receipt. */
export interface Row {
  figure: Omit<ValueRow, 'receipt' | 'version'>;
  hidden: HiddenReason | undefined;
  target: NamedTarget;
  filters: Partial<Record<Dimension, string[]>>;
}

export interface RowsQuestion {
  plan: ValuesPlan;
  targets: readonly NamedTarget[];
  table: FigureTable;
  minimumN: number;
}

export function rowsOf(question: RowsQuestion): Row[] {
  const { plan, targets, table, minimumN } = question;
  const { from = '', hidden } = table;
  const rows: Row[] = [];
  for (const [at, keys] of combinations(question)) {
    const target = targets[at.target] as NamedTarget;
    const name = (period: number) => rowName(period, at.target, ...keys);
    const present = table.names.has(name(at.period));
    // Without a breakdown every period has a row, so that a chart shows its gaps.
    if (!present && (plan.byDepartment || plan.by.length > 0)) continue;
    const complete = (plan.periods[at.period] as Period).from >= from;
    const shown = valuesShown(plan, keys);
    const filters = { ...plan.filters, ...mapValues(shown, (value) => [value]) };
    const reason = hidden(at.period, target, filters);
    const previous = table.previous[at.period];
    const comparable =
      previous !== undefined &&
      previous.from >= from &&
      (plan.compares?.(previous) ?? true) &&
      hidden(plan.periods.length + at.period, target, filters) === undefined;
    const before = comparable
      ? { name: name(plan.periods.length + at.period), period: periodText(previous) }
      : undefined;
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
            ? shownFigure(table, { name: name(at.period), before, minimumN })
            : beingBuilt),
      },
      filters,
    });
  }
  return rows;
}

/** The row that another is compared with. */
interface Before {
  name: string;
  period: string;
}

function shownFigure(
  table: FigureTable,
  { name, before, minimumN }: { name: string; before: Before | undefined; minimumN: number },
): Figure {
  const changed = before === undefined ? null : table.change(before.name, name);
  const change = changed && before ? { ...changed, against: before.period } : null;
  const figure = figureOf(table.reading(name), change, minimumN);
  const left = table.leftOut(name);
  if (left === 0 || figure.n === null) return figure;
  return { ...figure, excluded: { ...figure.excluded, 'by-definition': left } };
}

/** Every row there may be: periods in order, then departments in order of the tree, then dimension values. */
function combinations(question: Pick<RowsQuestion, 'plan' | 'targets' | 'table'>) {
  const keys = new Map<string, [string, string]>();
  if (question.plan.by.length === 0) keys.set('\u0000', ['', '']);
  else {
    for (const name of question.table.names) {
      const [, , key1 = '', key2 = ''] = name.split('\u0000');
      keys.set(`${key1}\u0000${key2}`, [key1, key2]);
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
