import type { ConversionInUse } from '@attune/contracts';
import type { Say } from '../../language/say.ts';
import { rangesOf } from './conversion-ranges.ts';

type Ends = ConversionInUse['from'];

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

/** The same with every entry of a table: one per point of the scale it comes from, in order. */
export function wholeConversionText(
  used: ConversionInUse,
  points: readonly number[] | null,
  say: Say,
): string {
  const how = conversionText(used, say);
  return points ? tableText(how, points, { from: used.from.min, say }) : how;
}

/** @param from the first point of the scale it comes from */
export function tableText(
  how: string,
  points: readonly number[],
  { from, say }: { from: number; say: Say },
): string {
  const ranges = rangesOf(points, from).map(rangeText);
  return say('conversion.table-of', { how, points: ranges.join(say('list.comma')) });
}

export const rangeText = ({ from, to, place }: { from: number; to: number; place: number }): string =>
  `${from === to ? from : `${from}–${to}`} → ${place}`;
