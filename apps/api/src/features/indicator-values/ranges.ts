/** One question: all figures of a grain in a range of days, both inclusive. */
export interface Range {
  grain: 'month' | 'quarter' | 'year';
  from: string;
  to: string;
}

/**
 * What is asked where months of a year are due, all of it anew, coarser periods first: the year, its quarters, the months
 * of the quarters that are due. What must not be shown is judged over all that one question answers, so it is the same
 * questions every time: months are judged within their quarter, quarters within their year.
 *
 * @param months firsts of months of this one year
 */
export function rangesFor(year: number, months: readonly string[]): Range[] {
  const quarters = new Set(months.map((month) => Math.floor((Number(month.slice(5, 7)) - 1) / 3)));
  const whole = { from: day(year, 0), to: day(year, 12, 0) };
  return [
    { grain: 'year', ...whole },
    { grain: 'quarter', ...whole },
    ...[...quarters]
      .toSorted()
      .map((nth): Range => ({ grain: 'month', from: day(year, 3 * nth), to: day(year, 3 * nth + 3, 0) })),
  ];
}

/** Of every quarter, for figures that may have to be hidden: what one of them shows hangs on the others. */
export const monthsOfAllQuarters = (year: number): string[] => [0, 3, 6, 9].map((month) => day(year, month));

const day = (year: number, month: number, nth = 1) =>
  new Date(Date.UTC(year, month, nth)).toISOString().slice(0, 10);
