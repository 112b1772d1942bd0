import type { DefinitionParts } from '@attune/contracts';
import type { NameOf } from '../../language/use-name.ts';
import { scaleText } from '../indicators/conversion-text.ts';

/** A question or event as people know it, with its scale once: many questions say theirs themselves. */
export function measureText(
  { key, text, scale }: DefinitionParts['measures'][number],
  nameOf: NameOf,
): string {
  const name = text ? nameOf(text) : key;
  if (!scale) return name;
  const said = new RegExp(`(?<!\\d)${scale.min}\\s*[-–—~～至到]\\s*${scale.max}(?!\\d)`).test(name);
  return said ? name : `${name} (${scaleText(scale)})`;
}
