import type { DefinitionParts, IndicatorBody } from '@attune/contracts';
import type { Formats } from '../../language/formats.ts';
import { withFace } from '../../language/load-chinese-face.ts';
import type { Say } from '../../language/say.ts';
import type { NameOf } from '../../language/use-name.ts';
import { figureText, notComputable } from '../indicators/figure-text.ts';
import type { BodyField } from './body-diff.ts';
import { ownerText } from '../indicators/plugin-title.ts';

interface Wording {
  say: Say;
  nameOf: NameOf;
  formats: Formats;
  parts: DefinitionParts | undefined;
}

/** What a body says in one field, as people read it. */
export function fieldText(field: BodyField, body: IndicatorBody, wording: Wording): string {
  const { say, formats } = wording;
  const figure = figureText({ unit: body.unit, currencies: null }, formats, say);
  const { range, target, thresholds, tags, method } = body;
  switch (field) {
    case 'names.zh':
      return withFace(body.names.zh);
    case 'names.en':
      return body.names.en;
    case 'explanations.zh':
      return withFace(body.explanations.zh);
    case 'explanations.en':
      return body.explanations.en;
    case 'owner':
      return ownerText(body.owner, say);
    case 'method':
      return method.kind === 'formula' ? method.formula : readingText(method, wording);
    case 'unit':
      return say(`unit.${body.unit}`);
    case 'polarity':
      return say(`polarity.${body.polarity}`);
    case 'range':
      return range ? `${figure.exact(range[0])} … ${figure.exact(range[1])}` : notComputable;
    case 'filter':
      return body.filter ?? notComputable;
    case 'exclude':
      return body.exclude ?? notComputable;
    case 'minimumN':
      return formats.integer(body.minimumN);
    case 'target':
      return target === null ? notComputable : figure.exact(target);
    case 'thresholds':
      return thresholds
        ? say('field.thresholds-of', {
            good: figure.exact(thresholds.good),
            watch: figure.exact(thresholds.watch),
          })
        : notComputable;
    case 'tags':
      return tags.length === 0 ? notComputable : tags.join(say('list.comma'));
  }
}

function readingText(
  { reading, bindings }: Extract<IndicatorBody['method'], { kind: 'reading' }>,
  { say, nameOf, parts }: Wording,
): string {
  const found = parts?.readings.find(({ key }) => key === reading);
  const name = found ? nameOf(found.names) : reading;
  return say(bindings === null ? 'field.method-found' : 'field.method-bound', { reading: name });
}
