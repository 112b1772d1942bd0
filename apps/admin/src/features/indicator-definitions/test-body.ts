import type { IndicatorBody } from '@attune/contracts';

/** A definition for tests; each says only what matters to it. */
export const aBody = (changes: Partial<IndicatorBody> = {}): IndicatorBody => ({
  names: { en: 'Satisfaction', zh: '满意度' },
  explanations: { en: 'How satisfied they are.', zh: '有多满意。' },
  owner: 'CX office',
  unit: 'score',
  polarity: 'higher-is-better',
  range: [1, 5],
  method: { kind: 'reading', reading: 'csat', bindings: null },
  filter: null,
  exclude: null,
  minimumN: 1,
  target: null,
  thresholds: null,
  tags: [],
  ...changes,
});
