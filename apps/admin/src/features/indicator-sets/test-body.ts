import type { IndicatorSetBody, SetItem } from '@attune/contracts';

/** Items and sets for tests; each says only what matters to it. */
export const anItem = (changes: Partial<SetItem> = {}): SetItem => ({
  indicator: 'nps',
  variant: null,
  weight: 1,
  target: null,
  thresholds: null,
  rollUp: { policy: 'volume' },
  locked: false,
  score: null,
  ...changes,
});

export const aSet = (changes: Partial<IndicatorSetBody> = {}): IndicatorSetBody => ({
  names: { en: 'Core', zh: '核心' },
  explanations: { en: 'For everybody.', zh: '适用于所有部门。' },
  owner: 'CX office',
  groups: [{ key: 'loyalty', names: { en: 'Loyalty', zh: '忠诚' }, items: [anItem()] }],
  index: null,
  ...changes,
});
