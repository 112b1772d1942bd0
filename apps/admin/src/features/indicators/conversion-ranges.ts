/** Neighbouring points of a question that go to the same place: `80–100 → 5`. */
export interface ConversionRange {
  from: number;
  /** The last of them. */
  to: number;
  /** Of the reading. */
  place: number;
}

/** More points than these are told and edited as ranges. */
export const manyPoints = 11;

/** @param min lowest point of the question, which `points` begin with */
export function rangesOf(points: readonly number[], min: number): ConversionRange[] {
  const ranges: ConversionRange[] = [];
  points.forEach((place, at) => {
    const last = ranges.at(-1);
    if (last?.place === place) last.to = min + at;
    else ranges.push({ from: min + at, to: min + at, place });
  });
  return ranges;
}

export const pointsOfRanges = (ranges: readonly ConversionRange[]): number[] =>
  ranges.flatMap(({ from, to, place }) => Array.from({ length: to - from + 1 }, () => place));

/** With another last point of one range; the one after it begins behind that. Both keep a point at least. */
export function withEnd(ranges: readonly ConversionRange[], at: number, end: number): ConversionRange[] {
  const [range, next] = [ranges[at], ranges[at + 1]];
  if (!range || !next) return [...ranges];
  const to = Math.max(range.from, Math.min(next.to - 1, Math.round(end)));
  return ranges.with(at, { ...range, to }).with(at + 1, { ...next, from: to + 1 });
}

/** With one range in two halves, which go to the same place until somebody says otherwise. */
export function withSplit(ranges: readonly ConversionRange[], at: number): ConversionRange[] {
  const range = ranges[at];
  if (!range || range.from === range.to) return [...ranges];
  const middle = Math.floor((range.from + range.to) / 2);
  return ranges.toSpliced(at, 1, { ...range, to: middle }, { ...range, from: middle + 1 });
}

/** Without one range: the one before it has its points, or the one after where it is the first. */
export function withoutRange(ranges: readonly ConversionRange[], at: number): ConversionRange[] {
  const [range, before, after] = [ranges[at], ranges[at - 1], ranges[at + 1]];
  if (!range || (!before && !after)) return [...ranges];
  return before
    ? ranges.toSpliced(at - 1, 2, { ...before, to: range.to })
    : ranges.toSpliced(at, 2, { ...(after as ConversionRange), from: range.from });
}
