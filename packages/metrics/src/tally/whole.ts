/** Whole numbers in tallies never carry the sign of zero, so that equal tallies are equal byte by byte. */
export function negated(count: number): number {
  return count === 0 ? 0 : -count;
}

/** Adds signed counts to a copy of sparse counts; a count of 0 is never kept, so equal content is equal form. */
export function withCounts(
  counts: Readonly<Record<number, number>>,
  changes: Iterable<readonly [key: number, by: number]>,
): Readonly<Record<number, number>> {
  const next: Record<number, number> = { ...counts };
  for (const [key, by] of changes) {
    const count = (next[key] ?? 0) + by;
    if (count === 0) delete next[key];
    else next[key] = count;
  }
  return next;
}
