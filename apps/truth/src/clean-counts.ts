import type { CloudEvent, Dimension, ValueRow } from '@attune/contracts';

/** A figure of the clean copy, counted from its events and nothing else. */
export interface Figure {
  value: number | null;
  n: number;
  excluded: Record<string, number>;
}

type Answer = number | { excluded: string };

interface Reading {
  /** Of the relationship survey; none for responses, which are counted whatever they say. */
  question: 'recommend' | 'satisfaction' | 'effort' | null;
  /** The figure of the points that were answered; never of none. */
  value: (points: readonly number[]) => number;
}

const share = (points: readonly number[], counts: (point: number) => boolean) =>
  points.filter(counts).length / points.length;
const mean = (points: readonly number[]) => points.reduce((sum, point) => sum + point, 0) / points.length;

/** The textbook definition of each indicator that is counted here, independent of the product's. */
export const countedIndicators: Readonly<Record<string, Reading>> = {
  nps: {
    question: 'recommend',
    value: (points) => 100 * (share(points, (point) => point >= 9) - share(points, (point) => point <= 6)),
  },
  csat: { question: 'satisfaction', value: mean },
  'csat-top-box': { question: 'satisfaction', value: (points) => share(points, (point) => point >= 4) },
  ces: { question: 'effort', value: mean },
  'ces-easy': { question: 'effort', value: (points) => share(points, (point) => point >= 5) },
  responses: { question: null, value: (points) => points.length },
};

export interface CountedCut {
  grain: 'day' | 'month';
  dimension: Dimension | null;
}

export const countedCuts: readonly CountedCut[] = [
  { grain: 'day', dimension: null },
  { grain: 'month', dimension: 'channel' },
  { grain: 'month', dimension: null },
  { grain: 'month', dimension: 'touchpoint' },
  { grain: 'month', dimension: 'segment' },
  { grain: 'month', dimension: 'region' },
];

/** Names a figure: where its period begins, whose it is, and of which dimension value. */
export const figureName = (
  row: Pick<ValueRow, 'period' | 'department'> & Record<string, unknown>,
  cut: CountedCut,
) => [row.period.slice(0, 10), row.department, cut.dimension === null ? '' : row[cut.dimension]].join(' | ');

/** Every figure of an indicator in a cut, of departments and all above them. */
export function cleanFigures(
  events: readonly CloudEvent[],
  indicator: string,
  { cut, parents }: { cut: CountedCut; parents: ReadonlyMap<string, string | null> },
): Map<string, Figure> {
  const reading = countedIndicators[indicator];
  if (reading === undefined) throw new RangeError(indicator);
  const cells = new Map<string, { points: number[]; excluded: Record<string, number> }>();
  for (const { type, time = '', data } of events) {
    if (type !== 'response.recorded') continue;
    const answer = answerTo(data, reading);
    if (answer === undefined) continue;
    const start = cut.grain === 'day' ? time.slice(0, 10) : `${time.slice(0, 7)}-01`;
    const dimension = cut.dimension === null ? '' : (data[cut.dimension] ?? '');
    for (let key = data['department'] as string | null; key !== null; key = parents.get(key) ?? null) {
      const name = [start, key, dimension].join(' | ');
      const cell = cells.get(name) ?? { points: [], excluded: {} };
      cells.set(name, cell);
      if (typeof answer === 'number') cell.points.push(answer);
      else cell.excluded[answer.excluded] = (cell.excluded[answer.excluded] ?? 0) + 1;
    }
  }
  return new Map(
    [...cells].map(([name, { points, excluded }]) => [
      name,
      { value: points.length === 0 ? null : reading.value(points), n: points.length, excluded },
    ]),
  );
}

function answerTo(data: CloudEvent['data'], { question }: Reading): Answer | undefined {
  if (question === null) return 0;
  if (data['survey'] !== 'relationship') return undefined;
  // A question that a response leaves out was skipped.
  return (data['answers'] as Record<string, Answer>)[question] ?? { excluded: 'skipped' };
}

/** Numbers of answers exactly; shares and means to the last few bits, since a sum may be divided in two ways. */
export function sameFigure(row: ValueRow, figure: Figure): boolean {
  const excluded = Object.entries(figure.excluded);
  return (
    row.n === figure.n &&
    (row.value === null
      ? figure.value === null
      : figure.value !== null && Math.abs(row.value - figure.value) <= 1e-9) &&
    excluded.length === Object.keys(row.excluded).length &&
    excluded.every(([reason, n]) => row.excluded[reason] === n)
  );
}
