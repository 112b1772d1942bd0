import type { DefinitionParts, IndicatorBody } from '@attune/contracts';
import type { Formats } from '../../language/formats.ts';
import type { Say } from '../../language/say.ts';
import type { NameOf } from '../../language/use-name.ts';
import { figureText } from '../indicators/figure-text.ts';

interface Wording {
  say: Say;
  nameOf: NameOf;
  formats: Formats;
  /** To call readings by their names; their keys stand for them until these are there. */
  parts: DefinitionParts | undefined;
}

/** What a definition says, in sentences that somebody can disagree with. */
export function definitionSentences(body: IndicatorBody, wording: Wording): string[] {
  const { say, formats } = wording;
  const { filter, exclude, polarity, range, target, thresholds, minimumN, unit } = body;
  const text = figureText({ unit, currencies: null }, formats, say);
  return [
    methodSentence(body, wording),
    filter ? say('sentence.filter', { filter }) : null,
    exclude ? say('sentence.exclude', { exclude }) : null,
    range
      ? say(`sentence.${polarity}-in-range`, { low: text.exact(range[0]), high: text.exact(range[1]) })
      : say(`sentence.${polarity}`),
    target === null ? null : say('sentence.target', { target: text.exact(target) }),
    thresholds
      ? say('sentence.thresholds', { good: text.exact(thresholds.good), watch: text.exact(thresholds.watch) })
      : null,
    minimumN > 1 ? say('sentence.minimum', { n: formats.integer(minimumN) }) : null,
  ].filter((sentence) => sentence !== null);
}

function methodSentence({ method }: IndicatorBody, { say, nameOf, formats, parts }: Wording): string {
  if (method.kind === 'formula') return say('sentence.formula', { formula: method.formula });
  const found = parts?.readings.find(({ key }) => key === method.reading);
  const reading = found ? nameOf(found.names) : method.reading;
  const { bindings } = method;
  if (bindings === null) return say('sentence.reading', { reading });
  const converted = bindings.filter(({ conversion }) => conversion !== null).length;
  const measures = new Set(bindings.map(({ measure }) => measure)).size;
  return [
    say('sentence.bound', { reading, measures: formats.integer(measures) }),
    converted > 0 ? say('sentence.converted', { converted: formats.integer(converted) }) : '',
    say('sentence.bound-end'),
  ].join('');
}
