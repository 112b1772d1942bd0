import type { ScaleConversion } from '@attune/contracts';
import type { Say } from '../../language/say.ts';
import { conversionText, tableText } from '../indicators/conversion-text.ts';
import { inUse, type QuestionScale, type ReadingScale } from './conversion-places.ts';

/** How a binding brings answers onto its scale, with every entry of a table; undefined where nothing is bound. */
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
  return tableText(how, conversion.points, { from: scales?.from.min ?? 1, say });
}
