import type { Indicator as IndicatorAnswer } from '@attune/contracts';
import type { Definition } from '../indicator-definitions/definition.ts';
import { readsTenures } from './tenure-rows.ts';

type ReadIn = Pick<IndicatorAnswer, 'currencies' | 'measures' | 'itemGroups'>;

/** @param versions of the indicator, published or not */
export function describeIndicator(
  definition: Definition,
  versions: readonly Definition[],
  readIn: ReadIn,
): IndicatorAnswer {
  const { key, version, body, method } = definition;
  const { names, explanations, owner, unit, polarity, range, minimumN, target, thresholds, tags } = body;
  return {
    key,
    version,
    names,
    explanations,
    owner,
    unit,
    polarity,
    range,
    minimumN,
    target,
    thresholds,
    tags,
    plugin: method.kind === 'reading' ? method.plugin : null,
    formula: method.kind === 'formula' ? method.formula.text : null,
    versions: versions
      .filter(({ status }) => status === 'published' || status === 'retired')
      .map((each) => ({ version: each.version, from: each.from, target: each.body.target })),
    wholeMonths: method.kind === 'reading' && readsTenures(method.indicator),
    ...readIn,
  };
}
