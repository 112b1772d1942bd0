import {
  kanoBetter as better,
  type KanoCategory,
  kanoCategoryShare,
  kanoCountsOf,
  kanoScale,
  type KanoShare,
  kanoShare,
  kanoShareChange,
  kanoWorse as worse,
  kanoWorseChange,
} from '@attune/metrics';
import { defineIndicator, type Polarity, scoreInput } from '@attune/plugin-sdk';

interface Texts {
  key: string;
  names: { en: string; zh: string };
  explanations: { en: string; zh: string };
  polarity?: Polarity;
}

const common = {
  version: 1,
  unit: 'share',
  minimumN: 1,
  inputs: { category: scoreInput({ derived: 'kano', ...kanoScale }) },
} as const;

/** A share of the respondents, by what they make of one feature. */
function share(of: KanoShare, { polarity = 'neutral', ...texts }: Texts) {
  return defineIndicator({
    ...common,
    ...texts,
    polarity,
    range: [0, 1],
    read: ({ category }, options) => kanoShare(category, of, options),
    compare: (before, after, options) =>
      kanoShareChange({ before: before.category, after: after.category }, of, options),
    explain: ({ category }) => ({ ...kanoCountsOf(category) }),
  });
}

function ofCategory(category: KanoCategory, name: string, zh: string) {
  return share(kanoCategoryShare(category), {
    key: `kano-${name.toLowerCase()}`,
    names: { en: `Kano: ${name.toLowerCase()}`, zh: `Kano：${zh}` },
    explanations: {
      en: `The share of respondents to whom the feature is ${name.toLowerCase()} (Kano).`,
      zh: `认为该功能属于“${zh}”的受访者占比（Kano 模型）。`,
    },
  });
}

export const kanoShares = [
  ofCategory('A', 'Attractive', '魅力型'),
  ofCategory('O', 'One-dimensional', '期望型'),
  ofCategory('M', 'Must-be', '必备型'),
  ofCategory('I', 'Indifferent', '无差异型'),
  ofCategory('R', 'Reverse', '反向型'),
  ofCategory('Q', 'Questionable', '可疑结果'),
];

export const kanoBetter = share(better, {
  key: 'kano-better',
  names: { en: 'Kano: satisfied by having it', zh: 'Kano：具备时的满意影响力' },
  explanations: {
    en: 'Attractive and one-dimensional among those who are not reverse or questionable: how much having the feature satisfies.',
    zh: '（魅力型＋期望型）÷（魅力型＋期望型＋必备型＋无差异型）：具备该功能能在多大程度上提升满意。',
  },
  polarity: 'higher-is-better',
});

export const kanoWorse = defineIndicator({
  ...common,
  key: 'kano-worse',
  names: { en: 'Kano: dissatisfied by lacking it', zh: 'Kano：缺失时的不满影响力' },
  explanations: {
    en: 'Minus the share of one-dimensional and must-be, -1 to 0: how much lacking the feature dissatisfies.',
    zh: '负的（期望型＋必备型）占比，-1 到 0：缺少该功能会在多大程度上引起不满。',
  },
  polarity: 'neutral',
  range: [-1, 0],
  read: ({ category }, options) => worse(category, options),
  compare: (before, after, options) =>
    kanoWorseChange({ before: before.category, after: after.category }, options),
  explain: ({ category }) => ({ ...kanoCountsOf(category) }),
});
