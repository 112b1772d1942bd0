import type { Binding, IndicatorBody, Question, ScaleConversion } from '@attune/contracts';

export const rating = (key: string, min: number, max: number): Question => ({
  key,
  type: 'csat',
  labels: { en: key, zh: key },
  min,
  max,
  lowLabels: null,
  highLabels: null,
  required: false,
});

export const answer = (
  name: string,
  [survey, question, department]: string[],
  point: number,
  time: string,
) => ({
  specversion: '1.0',
  id: name,
  source: '/test',
  type: 'response.recorded',
  time,
  data: {
    survey,
    department,
    channel: name.endsWith('k') ? 'kiosk' : 'web',
    answers: { [question as string]: point },
  },
});

export const atSales = ['relationship', 'satisfaction', 'sales'];
export const atService = ['desk', 'rating', 'service'];
export const atLogistics = ['parcel', 'grade', 'logistics'];
export const february = '2026-02-10T04:00:00Z';

export const bind = (
  [survey, question, department]: string[],
  conversion: ScaleConversion | null,
): Binding => ({
  input: 'satisfaction',
  measure: `response:${survey}.${question}`,
  departments: [department as string],
  conversion,
});

/** Satisfaction of three departments on three scales, by tables somebody declared. */
export const csatBody = (change: Partial<IndicatorBody> = {}): IndicatorBody => ({
  names: { en: 'Satisfaction of all', zh: '全员满意度' },
  explanations: { en: 'One for all.', zh: '统一口径。' },
  owner: 'CX office',
  unit: 'score',
  polarity: 'higher-is-better',
  range: [1, 5],
  method: {
    kind: 'reading',
    reading: 'csat',
    bindings: [
      bind(atSales, null),
      bind(atService, { kind: 'table', points: [1, 1, 2, 3, 4, 5, 5] }),
      bind(atLogistics, { kind: 'table', points: [1, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5] }),
    ],
  },
  filter: null,
  exclude: null,
  minimumN: 1,
  target: null,
  thresholds: null,
  tags: [],
  ...change,
});

export const formulaBody = (formula: string, change: Partial<IndicatorBody> = {}): IndicatorBody =>
  csatBody({ unit: 'points', range: null, method: { kind: 'formula', formula }, ...change });
