/** A sum of unknowns that is known, as their whole coefficients; those of 0 are absent. */
export type Equation<Unknown> = ReadonlyMap<Unknown, bigint>;

/**
 * The unknowns that can be found from equations whose right-hand sides are known: those that have a row to themselves
 * once each equation has been solved for an unknown of its own. Whole numbers throughout, so nothing is lost or found
 * by rounding.
 */
export function foundBy<Unknown>(equations: Iterable<Equation<Unknown>>): Set<Unknown> {
  const solved = new Map<Unknown, Equation<Unknown>>();
  for (const equation of equations) {
    let row = equation;
    for (const unknown of equation.keys()) {
      const known = solved.get(unknown);
      if (known !== undefined) row = without(row, known, unknown);
    }
    const [own] = row.keys();
    if (own === undefined) continue;
    for (const [unknown, other] of solved) if (other.has(own)) solved.set(unknown, without(other, row, own));
    solved.set(own, row);
  }
  return new Set([...solved].filter(([, row]) => row.size === 1).map(([unknown]) => unknown));
}

/** The row less so many times the other that the unknown is gone. */
function without<Unknown>(
  row: Equation<Unknown>,
  other: Equation<Unknown>,
  unknown: Unknown,
): Equation<Unknown> {
  const here = row.get(unknown) ?? 0n;
  const there = other.get(unknown) ?? 0n;
  const next = new Map<Unknown, bigint>();
  for (const [name, coefficient] of row) next.set(name, coefficient * there);
  for (const [name, coefficient] of other) {
    const rest = (next.get(name) ?? 0n) - coefficient * here;
    if (rest === 0n) next.delete(name);
    else next.set(name, rest);
  }
  return reduced(next);
}

function reduced<Unknown>(row: Map<Unknown, bigint>): Equation<Unknown> {
  let divisor = 0n;
  for (const coefficient of row.values()) divisor = greatestCommonDivisor(divisor, coefficient);
  if (divisor > 1n) for (const [name, coefficient] of row) row.set(name, coefficient / divisor);
  return row;
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}
