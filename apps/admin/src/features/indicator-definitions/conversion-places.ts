import type { DefinitionParts, ScaleConversion } from '@attune/contracts';

/** Of a question: whole points from end to end. */
export type QuestionScale = NonNullable<DefinitionParts['measures'][number]['scale']>;
/** Of a reading; `anyScale` takes what lands between two points as well. */
export type ReadingScale = NonNullable<DefinitionParts['readings'][number]['inputs'][number]['scale']>;

export interface Place {
  from: number;
  to: number;
  /** Whether that is a point of the scale; the API refuses a conversion where one is not. */
  exact: boolean;
}

const count = ({ min, max }: Pick<QuestionScale, 'min' | 'max'>) => max - min + 1;

export const pointsOf = (scale: Pick<QuestionScale, 'min' | 'max'>): number[] =>
  Array.from({ length: Math.max(0, count(scale)) }, (_, at) => scale.min + at);

const sameScale = (from: QuestionScale, to: ReadingScale): boolean =>
  from.min === to.min && from.max === to.max && !to.anyScale;

/** Where each point of a question goes; null where the two scales differ and nobody has said how. */
export function placesOf(
  conversion: ScaleConversion | null,
  from: QuestionScale,
  to: ReadingScale,
): Place[] | null {
  if (conversion === null && !to.anyScale && !sameScale(from, to)) return null;
  return pointsOf(from).map((point, at) => {
    const place = placeOf(conversion, at, { from, to });
    const exact = place >= to.min && place <= to.max && (to.anyScale || Number.isInteger(place));
    return { from: point, to: place, exact };
  });
}

function placeOf(
  conversion: ScaleConversion | null,
  at: number,
  { from, to }: { from: QuestionScale; to: ReadingScale },
): number {
  if (conversion?.kind === 'table') return conversion.points[at] ?? Number.NaN;
  const steps = Math.max(1, count(from) - 1);
  const along = conversion?.kind === 'reversed' ? steps - at : at;
  return to.min + (along * (to.max - to.min)) / steps;
}

/** A table to begin with: each point where it lands, to the nearest. */
export const nearestTable = (from: QuestionScale, to: ReadingScale): ScaleConversion => ({
  kind: 'table',
  points: pointsOf(from).map((_, at) => Math.round(placeOf({ kind: 'linear' }, at, { from, to }))),
});

/** What is offered first: as it is where it can be, evenly where that is exact, else a table to look at. */
export function suggestedConversion(from: QuestionScale, to: ReadingScale): ScaleConversion | null {
  if (to.anyScale || sameScale(from, to)) return null;
  const linear = placesOf({ kind: 'linear' }, from, to);
  return linear?.every(({ exact }) => exact) ? { kind: 'linear' } : nearestTable(from, to);
}
