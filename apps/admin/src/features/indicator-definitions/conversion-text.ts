import type { ConversionInUse, ScaleConversion } from '@attune/contracts';
import type { Say } from '../../language/say.ts';
import { inUse, type QuestionScale, type ReadingScale } from './conversion-places.ts';
import { rangesOf } from './conversion-ranges.ts';

type Ends = Pick<QuestionScale, 'min' | 'max'>;

export const scaleText = ({ min, max }: Ends): string => `${min}–${max}`;

/** How answers come onto a scale, in the same words wherever it is told; null where they are read as they are. */
export function conversionText(used: ConversionInUse | null, say: Say): string {
  if (used === null) return say('conversion.as-is');
  const { kind, from, to } = used;
  return say('conversion.between', {
    how: say(`conversion.${kind}`),
    from: scaleText(from),
    // Turned round, the lowest point becomes the highest.
    to: scaleText(kind === 'reversed' ? { min: to.max, max: to.min } : to),
  });
}

/** The same of a binding, with every entry of a table; undefined where nothing is bound. */
export function bindingText(
  conversion: ScaleConversion | null | undefined,
  scales: { from: QuestionScale; to: ReadingScale } | null,
  say: Say,
): string {
  if (conversion === undefined) return say('conversion.unbound');
  const how = scales
    ? conversionText(inUse(conversion, scales.from, scales.to), say)
    : say(`conversion.${conversion?.kind ?? 'as-is'}`);
  if (conversion?.kind !== 'table') return how;
  const points = rangesOf(conversion.points, scales?.from.min ?? 1).map(rangeText);
  return say('conversion.table-of', { how, points: points.join(say('list.comma')) });
}

export const rangeText = ({ from, to, place }: { from: number; to: number; place: number }): string =>
  `${from === to ? from : `${from}–${to}`} → ${place}`;
