/** Whole numbers in tallies never carry the sign of zero, so that equal tallies are equal byte by byte. */
export function negated(count: number): number {
  return count === 0 ? 0 : -count;
}

/** Adds signed counts to a copy of sparse counts; a count of 0 is never kept, so equal content is equal form. */
export function withCounts<Key extends number | string>(
  counts: Readonly<Record<Key, number>>,
  changes: Iterable<readonly [key: Key, by: number]>,
): Readonly<Record<Key, number>> {
  const next: Partial<Record<Key, number>> = { ...counts };
  for (const [key, by] of changes) {
    const count = (next[key] ?? 0) + by;
    if (count === 0) delete next[key];
    else next[key] = count;
  }
  return next as Readonly<Record<Key, number>>;
}
