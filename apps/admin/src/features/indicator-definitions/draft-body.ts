import type { IndicatorBody, LibraryEntry, ReadingAnswer } from '@attune/contracts';
import type { Faults } from '../reviewed-versions/use-draft-editor.ts';

/** A definition nobody has said anything about yet; no reading has an empty key. */
export const emptyBody: IndicatorBody = {
  names: { en: '', zh: '' },
  explanations: { en: '', zh: '' },
  owner: '',
  unit: 'points',
  polarity: 'higher-is-better',
  range: null,
  method: { kind: 'reading', reading: '', bindings: null },
  filter: null,
  exclude: null,
  minimumN: 1,
  target: null,
  thresholds: null,
  tags: [],
};

/**
 * What a value means belongs to the reading; words are taken over only where there are none, and no name that an
 * indicator has already.
 */
export function asRead(
  body: IndicatorBody,
  reading: ReadingAnswer,
  library: readonly Pick<LibraryEntry, 'names'>[],
): IndicatorBody {
  const { key, unit, polarity, range, minimumN, names, explanations } = reading;
  const or = (own: string, other: string) => own || other;
  const taken = library.some((one) => one.names.en === names.en || one.names.zh === names.zh);
  return {
    ...body,
    names: taken ? body.names : { en: or(body.names.en, names.en), zh: or(body.names.zh, names.zh) },
    explanations: {
      en: or(body.explanations.en, explanations.en),
      zh: or(body.explanations.zh, explanations.zh),
    },
    unit,
    polarity,
    range,
    method: { kind: 'reading', reading: key, bindings: null },
    minimumN: Math.max(body.minimumN, minimumN),
  };
}

/** Whether there is anything to read yet. */
export const hasMethod = ({ method }: IndicatorBody): boolean =>
  method.kind === 'formula' ? method.formula.trim() !== '' : method.reading !== '';

/** What the API would refuse as missing, by field. */
export function missingIn(body: IndicatorBody): Faults {
  const found: Record<string, 'editor.needed'> = {};
  const need = (field: string, value: string) => {
    if (value.trim() === '') found[field] = 'editor.needed';
  };
  need('body.names.zh', body.names.zh);
  need('body.names.en', body.names.en);
  need('body.explanations.zh', body.explanations.zh);
  need('body.explanations.en', body.explanations.en);
  need('body.owner', body.owner);
  if (!hasMethod(body))
    found[body.method.kind === 'formula' ? 'body.method.formula' : 'body.method.reading'] = 'editor.needed';
  return found;
}

/** Stands in a preview for words that are still missing. */
export const unnamed = '–';

/** A body that can be previewed before its words are there: they change no figure. */
export function forPreview(body: IndicatorBody): IndicatorBody {
  const or = (text: string) => (text.trim() === '' ? unnamed : text);
  const both = ({ en, zh }: IndicatorBody['names']) => ({ en: or(en), zh: or(zh) });
  return {
    ...body,
    names: both(body.names),
    explanations: both(body.explanations),
    owner: or(body.owner),
    tags: [],
  };
}
