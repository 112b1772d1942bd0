/**
 * What bodies of requests look like, for the descriptions of the API; a test reads each by the schema it stands at.
 * Typed by nothing, or the schemas could not name them.
 */

/** Two departments ask on two scales: one of them is turned round. */
export const exampleIndicator = {
  names: { en: 'Satisfaction of all', zh: '全员满意度' },
  explanations: {
    en: 'How satisfied customers of sales and service are, 0 to 100.',
    zh: '销售与客服客户的满意程度，0 至 100。',
  },
  owner: 'CX office',
  unit: 'points',
  polarity: 'higher-is-better',
  range: [0, 100],
  method: {
    kind: 'reading',
    reading: 'csat-percent',
    bindings: [
      {
        input: 'satisfaction',
        measure: 'response:relationship.satisfaction',
        departments: ['sales'],
        conversion: null,
      },
      {
        input: 'satisfaction',
        measure: 'response:service-desk.happy',
        departments: ['service'],
        conversion: { kind: 'reversed' },
      },
    ],
  },
  filter: null,
  exclude: 'channel == "kiosk"',
  minimumN: 5,
  target: 80,
  thresholds: { good: 80, watch: 70 },
  tags: ['core'],
};

/** A formula over other indicators. */
export const exampleFormula = {
  ...exampleIndicator,
  names: { en: 'Heart of the customer', zh: '客户之心' },
  explanations: { en: 'Loyalty and satisfaction in one.', zh: '忠诚与满意合为一。' },
  range: null,
  method: { kind: 'formula', formula: '0.6 * nps + 0.4 * csat_percent' },
  exclude: null,
  target: null,
  thresholds: null,
};

export const exampleSet = {
  names: { en: 'Core of customer experience', zh: '客户体验核心指标' },
  explanations: { en: 'What every department answers for.', zh: '各部门共同负责的指标。' },
  owner: 'CX office',
  groups: [
    {
      key: 'loyalty',
      names: { en: 'Loyalty', zh: '忠诚' },
      items: [
        {
          indicator: 'nps',
          variant: null,
          weight: 2,
          target: 40,
          thresholds: { good: 40, watch: 20 },
          rollUp: { policy: 'volume' },
          locked: true,
          score: { kind: 'min-max', low: -100, high: 100 },
        },
      ],
    },
  ],
  index: { names: { en: 'Index', zh: '总指数' }, aggregation: 'arithmetic', minimumCoverage: 0.8 },
};

/** An answer of a survey, as a cash desk or a form sends it. */
export const exampleEvent = {
  specversion: '1.0',
  id: 'response-4711',
  source: '/crm/north',
  type: 'response.recorded',
  time: '2026-03-02T09:30:00+08:00',
  data: {
    survey: 'relationship',
    department: 'sales',
    channel: 'web',
    customer: { externalId: 'c-17' },
    answers: { recommend: 9, satisfaction: 4, comment: '很好' },
  },
};
