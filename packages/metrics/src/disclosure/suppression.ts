import { inRange } from '../in-range.ts';
import { MetricsError } from '../metrics-error.ts';
import { checkedCount } from '../tally/count.ts';
import type { Equation } from './linear-disclosure.ts';
import { foundBy } from './linear-disclosure.ts';

/** A cell that could be shown, and how many answers it has. */
export interface CountedCell {
  readonly id: string;
  readonly n: number;
}

/**
 * A cell that is the sum of others: a department and those below it, a row and its total, a quarter and its months.
 * What a total has beyond its parts (a department's own answers) counts as one more part, which is not shown.
 */
export interface Summation {
  readonly total: string;
  readonly parts: readonly string[];
}

/** `protects-others`: n would allow it, but with this cell another could be worked out. */
export type Disclosure = 'shown' | 'empty' | 'below-minimum-n' | 'protects-others';

/**
 * Which cells may be shown together. Hidden are the cells below the minimum n; then, wherever one cell could be had by
 * subtraction, or all hidden parts of a total together stay below the minimum, the next smallest part beside them;
 * and the total where no part is left. A cell is safe when no sum or difference of what is shown gives it, over all
 * summations at once. Of a hidden cell n must not be shown either. Empty cells are known to be empty and hide nothing.
 * Cells that are `alreadyHidden` elsewhere stay hidden here.
 *
 * @returns what may be done with each cell, by its id
 * @throws `inconsistent` for unknown or repeated ids and parts that exceed their total, `count-not-whole`,
 * `number-out-of-range` for the minimum
 * @source Hundepool et al., Statistical Disclosure Control, 2012, ch. 4
 */
export function suppressed(
  cells: readonly CountedCell[],
  summations: readonly Summation[],
  minimum: number,
  alreadyHidden: Iterable<string> = [],
): ReadonlyMap<string, Disclosure> {
  inRange(minimum, 1, Number.MAX_SAFE_INTEGER, 'minimum n');
  const table = tableOf(cells, summations);
  const tooFew = cells.filter(({ n }) => n > 0 && n < minimum).map(({ id }) => id);
  const hidden = new Set([...tooFew, ...alreadyHidden]);
  for (;;) {
    const next = nextBySummation(table, hidden, minimum) ?? nextBySubtraction(table, hidden, minimum);
    if (next === undefined) break;
    hidden.add(next);
  }
  const primary = new Set(tooFew);
  return new Map(
    cells.map(({ id, n }): [string, Disclosure] => {
      if (n === 0) return [id, 'empty'];
      if (!hidden.has(id)) return [id, 'shown'];
      return [id, primary.has(id) ? 'below-minimum-n' : 'protects-others'];
    }),
  );
}

interface Table {
  readonly n: ReadonlyMap<string, number>;
  readonly sums: readonly Sum[];
}

/** A summation without its empty parts. */
interface Sum extends Summation {
  /** What the total has beyond its parts. */
  readonly rest: number;
}

function tableOf(cells: readonly CountedCell[], summations: readonly Summation[]): Table {
  const n = new Map(cells.map((cell) => [cell.id, checkedCount(cell.n)]));
  if (n.size < cells.length) throw new MetricsError('inconsistent', 'two cells of one id');
  const nOf = (id: string): number => {
    const found = n.get(id);
    if (found === undefined) throw new MetricsError('inconsistent', `no cell ${id}`);
    return found;
  };
  const sums = summations.map(({ total, parts }) => {
    if (new Set([total, ...parts]).size < parts.length + 1)
      throw new MetricsError('inconsistent', `${total} has a part twice`);
    const rest = nOf(total) - parts.reduce((sum, id) => sum + nOf(id), 0);
    if (rest < 0) throw new MetricsError('inconsistent', `the parts of ${total} exceed it`);
    return { total, parts: parts.filter((id) => nOf(id) > 0), rest };
  });
  return { n, sums };
}

/** The cell to hide where one summation by itself says too much; undefined where none does. */
function nextBySummation(
  { n, sums }: Table,
  hidden: ReadonlySet<string>,
  minimum: number,
): string | undefined {
  const nOf = (id: string): number => n.get(id) ?? 0;
  for (const { total, parts, rest } of sums) {
    const secret = parts.filter((id) => hidden.has(id));
    const together = secret.reduce((sum, id) => sum + nOf(id), rest);
    const unknown = secret.length + (rest > 0 ? 1 : 0) + (hidden.has(total) ? 1 : 0);
    const nothingToHide = secret.length === 0 && !hidden.has(total) && (rest === 0 || rest >= minimum);
    if (nothingToHide || (unknown > 1 && together >= minimum)) continue;
    const next = smallest(
      parts.filter((id) => !hidden.has(id)),
      nOf,
    );
    if (next !== undefined) return next;
    if (unknown === 1 && !hidden.has(total)) return total;
  }
  return undefined;
}

/** The cell to hide where several summations together give a hidden one away; undefined where none does. */
function nextBySubtraction(
  { n, sums }: Table,
  hidden: ReadonlySet<string>,
  minimum: number,
): string | undefined {
  const nOf = (id: string): number => n.get(id) ?? 0;
  const found = foundBy(sums.map((sum, i) => equationOf(sum, i, hidden)));
  // Beside a cell that is given away.
  const beside = sums.filter(
    ({ total, parts, rest }, i) =>
      [total, ...parts].some((id) => hidden.has(id) && found.has(id)) || (rest < minimum && found.has(i)),
  );
  if (beside.length === 0) return undefined;
  // Else anywhere: with all cells hidden, none is given away.
  for (const near of [beside, sums]) {
    const open = (ids: readonly string[]): string[] => ids.filter((id) => !hidden.has(id) && nOf(id) > 0);
    const next =
      smallest(open(near.flatMap(({ parts }) => parts)), nOf) ??
      smallest(open(near.map(({ total }) => total)), nOf);
    if (next !== undefined) return next;
  }
  return undefined;
}

/** total - parts - rest = 0, what is shown being known. The rest has the number of its summation for a name. */
function equationOf(
  { total, parts, rest }: Sum,
  i: number,
  hidden: ReadonlySet<string>,
): Equation<string | number> {
  const unknowns = new Map<string | number, bigint>();
  if (hidden.has(total)) unknowns.set(total, 1n);
  for (const id of parts) if (hidden.has(id)) unknowns.set(id, -1n);
  if (rest > 0) unknowns.set(i, -1n);
  return unknowns;
}

function smallest(ids: readonly string[], nOf: (id: string) => number): string | undefined {
  return ids.toSorted((a, b) => nOf(a) - nOf(b))[0];
}
