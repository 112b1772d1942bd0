import type { IndicatorBody, IndicatorSetBody, SetItem } from '@attune/contracts';

export const setItem = (indicator: string, change: Partial<SetItem> = {}): SetItem => ({
  indicator,
  variant: null,
  weight: 1,
  target: null,
  thresholds: null,
  rollUp: { policy: 'volume' },
  locked: false,
  score: null,
  ...change,
});

export const setBody = (items: SetItem[], change: Partial<IndicatorSetBody> = {}): IndicatorSetBody => ({
  names: { en: 'A set', zh: '一套指标' },
  explanations: { en: 'For a test.', zh: '用于测试。' },
  owner: 'CX office',
  groups: [{ key: 'all', names: { en: 'All', zh: '全部' }, items }],
  index: null,
  ...change,
});

export const setIndex = {
  names: { en: 'Index', zh: '指数' },
  aggregation: 'arithmetic' as const,
  minimumCoverage: null,
};
export const from1to5 = { kind: 'min-max' as const, low: 1, high: 5 };

/** Satisfaction of which fewer than three answers are hidden. */
export const anonymousCsat: IndicatorBody = {
  names: { en: 'Anonymous', zh: '匿名' },
  explanations: { en: 'Few are hidden.', zh: '样本过少时隐藏。' },
  owner: 'CX office',
  unit: 'score',
  polarity: 'higher-is-better',
  range: [1, 5],
  method: { kind: 'reading', reading: 'csat', bindings: null },
  filter: null,
  exclude: null,
  minimumN: 3,
  target: 4.5,
  thresholds: null,
  tags: [],
};
