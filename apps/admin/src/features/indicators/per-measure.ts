import type { Indicator } from '@attune/contracts';
import { measureMark } from './asked-for.ts';

/**
 * An indicator of derived measures is shown once per measure, each as an indicator of its own, as money is per
 * currency; and not at all as long as nobody has declared one.
 */
export function perMeasure(indicator: Indicator): Indicator[] {
  const { key, names, measures } = indicator;
  if (!measures) return [indicator];
  return measures.map((measure) => ({
    ...indicator,
    key: `${key}${measureMark}${measure.key}`,
    names: { en: `${names.en}, ${measure.names.en}`, zh: `${names.zh}（${measure.names.zh}）` },
    measures: [measure],
  }));
}
