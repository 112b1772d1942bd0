import { addDays } from '../measures/local-day.ts';
import {
  firstDayAfter,
  firstDayOf,
  periodsBetween,
  type SummedGrain,
  summedGrains,
  type TallyGrain,
} from '../measures/summed-grains.ts';
import { daysIn, type Period } from './periods.ts';

/** Rows of one grain to add (or take away) for a period: from the first day of the first to that of the last. */
export interface Segment {
  sign: 1 | -1;
  grain: TallyGrain;
  from: string;
  to: string;
}

/**
 * The fewest rows that add up to a period: quarters, months, dekads and pentads that are whole, and at each ragged end either
 * what is shorter, or the next longer one less what is too much. Tallies are groups, so taking away is exact. From
 * `closedBefore`, the first of a pentad, there are days only.
 */
export function segmentsOf(period: Period, closedBefore: string): readonly Segment[] {
  const name = `${period.from} ${period.to} ${closedBefore}`;
  let segments = known.get(name);
  if (segments === undefined) {
    if (known.size >= mostKnown) known.clear();
    segments = found(period, closedBefore);
    known.set(name, segments);
  }
  return segments;
}

/** The same periods are asked for all day long, and to find their rows takes as long as to read them. */
const known = new Map<string, readonly Segment[]>();
const mostKnown = 5000;

function found({ from, to }: Period, closedBefore: string): Segment[] {
  if (from === to || from >= closedBefore) return [{ sign: 1, grain: 'day', from, to }];
  if (to < closedBefore) return covered({ from, to }, longest, closedBefore);
  const closed = covered({ from, to: addDays(closedBefore, -1) }, longest, closedBefore);
  return [...closed, { sign: 1, grain: 'day', from: closedBefore, to }];
}

const longest = summedGrains.length - 1;

/** By whole periods of one grain, and what is left over at the ends by itself. */
function covered(period: Period, level: number, closedBefore: string): Segment[] {
  const grain = summedGrains[level];
  if (grain === undefined) return [{ sign: 1, grain: 'day', ...period }];
  const { from, to } = period;
  const first = firstDayOf(grain, from);
  const after = addDays(to, 1);
  const last = firstDayOf(grain, after);
  if (first === firstDayOf(grain, to)) {
    if (first === from && after === last) return [{ sign: 1, grain, from: first, to: first }];
    return partly(period, level, closedBefore);
  }
  const wholeFrom = first === from ? first : firstDayAfter(grain, from);
  const segments: Segment[] = [];
  if (wholeFrom !== from) segments.push(...partly({ from, to: addDays(wholeFrom, -1) }, level, closedBefore));
  if (wholeFrom < last)
    segments.push({ sign: 1, grain, from: wholeFrom, to: firstDayOf(grain, addDays(last, -1)) });
  if (last !== after) segments.push(...partly({ from: last, to }, level, closedBefore));
  return segments;
}

/** Part of one period: its shorter pieces, or all of it less those that are missing, whichever is fewer rows. */
function partly(part: Period, level: number, closedBefore: string): Segment[] {
  const grain = summedGrains[level] as SummedGrain;
  const pieces = covered(part, level - 1, closedBefore);
  const first = firstDayOf(grain, part.from);
  const next = firstDayAfter(grain, part.from);
  if (next > closedBefore) return pieces;
  const whole: Segment = { sign: 1, grain, from: first, to: first };
  const missing = [
    ...(part.from > first ? [{ from: first, to: addDays(part.from, -1) }] : []),
    ...(addDays(part.to, 1) < next ? [{ from: addDays(part.to, 1), to: addDays(next, -1) }] : []),
  ].flatMap((gap) => covered(gap, level - 1, closedBefore));
  const less = [
    whole,
    ...missing.map((segment): Segment => ({ ...segment, sign: segment.sign === 1 ? -1 : 1 })),
  ];
  return rowsOf(less) < rowsOf(pieces) ? less : pieces;
}

const rowsOf = (segments: readonly Segment[]): number =>
  segments.reduce(
    (rows, { grain, from, to }) =>
      rows + (grain === 'day' ? daysIn({ from, to }) : periodsBetween(grain, from, to)),
    0,
  );
