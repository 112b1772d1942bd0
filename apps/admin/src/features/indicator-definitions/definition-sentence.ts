import type { DefinitionParts, IndicatorBody, ScaleConversion } from '@attune/contracts';
import type { Formats } from '../../language/formats.ts';
import type { Say } from '../../language/say.ts';
import type { NameOf } from '../../language/use-name.ts';
import { figureText } from '../indicators/figure-text.ts';
import { inUse, type QuestionScale, type ReadingScale } from './conversion-places.ts';

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
  const told = new Map<string, number>();
  for (const { input, measure, conversion } of bindings) {
    const from = parts?.measures.find(({ key }) => key === measure)?.scale;
    const to = found?.inputs.find(({ name }) => name === input)?.scale;
    const how = bindingKind(conversion, from && to ? { from, to } : null);
    told.set(how, (told.get(how) ?? 0) + 1);
  }
  const how = conversionKinds
    .filter((kind) => told.has(kind))
    .map((kind) =>
      say('sentence.bound-so', {
        count: formats.integer(told.get(kind) ?? 0),
        how: say(`conversion.${kind}`).toLocaleLowerCase(),
      }),
    );
  return say('sentence.bound', { reading, how: how.join(say('list.comma')) });
}

const conversionKinds = ['as-is', 'linear', 'reversed', 'table'] as const;

const bindingKind = (
  conversion: ScaleConversion | null,
  scales: { from: QuestionScale; to: ReadingScale } | null,
): (typeof conversionKinds)[number] =>
  (scales ? inUse(conversion, scales.from, scales.to) : conversion)?.kind ?? 'as-is';
