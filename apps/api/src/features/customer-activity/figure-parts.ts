import type { Stretch } from './activity-months.ts';

/** The days and departments of one figure. */
export type Figure = readonly Stretch[];

/** A figure that holds others: counting these is counting a part of it. */
export interface Whole {
  figure: Figure;
  parts: readonly Figure[];
  /** What none of its parts holds. */
  rest: Figure;
}

/** Of figures about the same days, the one with the most departments, and those that have a part of them each. */
export function wholeOf(figures: readonly Figure[]): Whole {
  const [figure = [], ...others] = figures.toSorted((a, b) => departmentsIn(b) - departmentsIn(a));
  let rest = figure;
  const parts: Figure[] = [];
  for (const other of others) {
    if (!isWithin(other, rest)) continue;
    parts.push(other);
    rest = without(rest, other);
  }
  return { figure, parts, rest };
}

/** What tells figures about the same days. */
export const daysOf = (figure: Figure): string => figure.map(({ from, to }) => `${from} ${to}`).join(';');

const departmentsIn = (figure: Figure) => figure.reduce((sum, { departments }) => sum + departments.size, 0);

const isWithin = (part: Figure, whole: Figure) =>
  part.every(({ departments }, at) => departments.isSubsetOf((whole[at] as Stretch).departments));

const without = (whole: Figure, part: Figure): Figure =>
  whole.map(({ from, to, departments }, at) => ({
    from,
    to,
    departments: departments.difference((part[at] as Stretch).departments),
  }));
