import type { ConversionInUse, DefinitionParts, ScaleConversion } from '@attune/contracts';

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

const sameEnds = (from: QuestionScale, to: ReadingScale): boolean =>
  from.min === to.min && from.max === to.max;

const sameScale = (from: QuestionScale, to: ReadingScale): boolean => sameEnds(from, to) && !to.anyScale;

/** What a conversion comes to, as the API tells it; null where every answer is read as it is. */
export function inUse(
  conversion: ScaleConversion | null,
  from: QuestionScale,
  to: ReadingScale,
): ConversionInUse | null {
  if (conversion === null && !to.anyScale) return null;
  const kind = conversion?.kind ?? 'linear';
  const ends = ({ min, max }: Pick<QuestionScale, 'min' | 'max'>) => ({ min, max });
  return kind === 'linear' && sameEnds(from, to) ? null : { kind, from: ends(from), to: ends(to) };
}

/** What can be chosen: of two that would read the same, one. */
export type ConversionChoice = 'by-itself' | ScaleConversion['kind'];

export function choicesOf(from: QuestionScale, to: ReadingScale): ConversionChoice[] {
  // What takes any scale reads it evenly by itself; a table would have nothing to say.
  if (to.anyScale) return ['by-itself', 'reversed'];
  return sameEnds(from, to) ? ['by-itself', 'reversed', 'table'] : ['linear', 'reversed', 'table'];
}

/** Which of them a conversion is; null where nobody has said yet how a scale becomes another. */
export function choiceOf(
  conversion: ScaleConversion | null,
  from: QuestionScale,
  to: ReadingScale,
): ConversionChoice | null {
  const choices = choicesOf(from, to);
  const choice = conversion?.kind ?? 'by-itself';
  if (choices.includes(choice)) return choice;
  return conversion?.kind === 'linear' ? 'by-itself' : null;
}

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
