import { type Dimension, dimensions, type Grain, type ValuesQuery } from '@attune/contracts';
import { type Cut, cuts } from '../measures/cuts.ts';
import { type Period, periodsOf, previousOf } from './periods.ts';
import { indicatorProblem } from './problems.ts';
import { bothOf, type Filters, readWhere } from '../indicator-definitions/where.ts';

/** A question to the tallies, checked. */
export interface ValuesPlan {
  grain: Grain;
  /** Periods that are answered. */
  periods: readonly Period[];
  /** Per answered period, the one it is compared with; empty where nothing is compared. */
  previous: readonly Period[];
  /** Of these days alone a figure is compared with; with all where it is left out. */
  compares?: ((previous: Period) => boolean) | undefined;
  byDepartment: boolean;
  by: readonly Dimension[];
  filters: Filters;
  cut: Cut;
  /** Where it is kept in parts: the cuts that are added up. */
  parts?: readonly Cut[];
}

const mostPeriods = 1200;

/** Throws `range-invalid`, `range-too-long`, `by-invalid`, `where-invalid`, `cut-not-kept`. */
export function planValues(query: ValuesQuery): ValuesPlan {
  const { from, to, grain } = query;
  if (from > to || from < '1970' || to >= '2200') throw indicatorProblem('range-invalid', { field: 'from' });
  if (grain !== 'total' && (Date.parse(to) - Date.parse(from)) / daysOf[grain] > mostPeriods) {
    throw indicatorProblem('range-too-long', { field: 'grain' });
  }
  const periods = periodsOf({ from, to }, grain);
  const { byDepartment, by } = readBy(query.by);
  const filters = readWhere(query.where);
  return {
    grain,
    periods,
    previous: query.compare === 'none' ? [] : periods.map((period) => previousOf(period, grain)),
    byDepartment,
    by,
    filters,
    cut: cutFor(by, filters),
  };
}

interface Taken {
  filters: Filters;
  /** What is left out. */
  exclude: Filters | null;
}

/** The dimensions that a plan needs for the facts that a definition takes. */
export const dimensionsWithin = (plan: ValuesPlan, { filters, exclude }: Taken): Dimension[] =>
  askedOf(plan.by, { ...plan.filters, ...filters, ...exclude });

/**
 * A plan, of the facts that a definition takes. Throws `cut-not-kept`.
 *
 * @param parts of a crossed cut, where none that is always kept has all dimensions
 */
export function planWithin(plan: ValuesPlan, taken: Taken, parts?: readonly Cut[]): ValuesPlan {
  const within = { ...plan, filters: bothOf(plan.filters, taken.filters) };
  const [cut] = parts ?? [];
  if (parts && cut) return { ...within, cut, parts };
  return { ...within, cut: cutFor(plan.by, { ...within.filters, ...taken.exclude }) };
}

const askedOf = (by: readonly Dimension[], filters: Filters): Dimension[] => [
  ...new Set([...by, ...(Object.keys(filters) as Dimension[])]),
];

const dayMs = 86_400_000;
const daysOf = { day: dayMs, week: 7 * dayMs, month: 28 * dayMs, quarter: 90 * dayMs, year: 365 * dayMs };

function readBy(text: string | undefined) {
  const names = (text ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const by = names.filter((name) => name !== 'department');
  const known = by.every((name) => (dimensions as readonly string[]).includes(name));
  if (!known || new Set(names).size < names.length) throw indicatorProblem('by-invalid', { field: 'by' });
  return { byDepartment: names.includes('department'), by: by as Dimension[] };
}

/** A kept cut that has everything asked for. */
function cutFor(by: readonly Dimension[], filters: Filters): Cut {
  const asked = new Set(askedOf(by, filters));
  const has = (cut: Cut) =>
    [...asked].every((dimension) => (cut.dimensions as readonly Dimension[]).includes(dimension));
  const cut = cuts.find(has);
  if (cut) return cut;
  const shared = (each: Cut) => each.dimensions.filter((dimension) => asked.has(dimension)).length;
  const nearest = cuts.toSorted((a, b) => shared(b) - shared(a))[0] as Cut;
  throw indicatorProblem('cut-not-kept', {
    field: 'by',
    subject: [...asked].join(', '),
    detail: `${[...asked].join(' with ')} is not kept. The nearest kept cut is department with ${nearest.dimensions.join(' and ')}.`,
  });
}
