const longRun = 8;

/**
 * Indices of the values that are the eighth or later in a row on one side of the centre. A value on the centre
 * and a period without value end a row. Source: Western Electric, Statistical Quality Control Handbook, 1956.
 */
export function runsOnOneSide(values: readonly (number | null)[], centre: number): number[] {
  const found: number[] = [];
  let side = 0;
  let length = 0;
  for (const [i, value] of values.entries()) {
    const now = value === null ? 0 : Math.sign(value - centre);
    length = now === side ? length + 1 : 1;
    side = now;
    if (side !== 0 && length >= longRun) found.push(i);
  }
  return found;
}
