import type { DefinitionParts } from '@attune/contracts';
import type { Say } from '../../language/say.ts';
import type { NameOf } from '../../language/use-name.ts';
import { scaleText } from '../indicators/conversion-text.ts';

/** Followed by its scale; the one rating that no survey asks for. */
const feedbackRating = 'feedback.received:rating.';

/** A question or event as people know it, with its scale once: many questions say theirs themselves. */
export function measureText(
  { key, text, scale }: DefinitionParts['measures'][number],
  { say, nameOf }: { say: Say; nameOf: NameOf },
): string {
  const name = text ? nameOf(text) : key.startsWith(feedbackRating) ? say('measure.feedback-rating') : key;
  if (!scale) return name;
  const said = new RegExp(`(?<!\\d)${scale.min}\\s*[-–—~～至到]\\s*${scale.max}(?!\\d)`).test(name);
  return said ? name : `${name} (${scaleText(scale)})`;
}
