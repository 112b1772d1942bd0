import { derivedMean, derivedMeanChange } from '@attune/metrics';
import { defineIndicator, fractionInput } from '@attune/plugin-sdk';

type Method = Parameters<typeof fractionInput>[0]['derived'];

interface Form {
  key: string;
  method: Method;
  names: { en: string; zh: string };
  explanations: { en: string; zh: string };
}

/** One form of the customer satisfaction index, 0..100: they differ only in how an answer becomes a number. */
function satisfactionIndex({ key, method, names, explanations }: Form) {
  return defineIndicator({
    key,
    version: 1,
    names,
    explanations,
    unit: 'points',
    polarity: 'higher-is-better',
    range: [0, 100],
    minimumN: 1,
    inputs: { satisfaction: fractionInput({ derived: method }) },
    read: ({ satisfaction }, options) => derivedMean(satisfaction, { ...options, range: [0, 100] }),
    compare: (before, after, options) => derivedMeanChange(before.satisfaction, after.satisfaction, options),
  });
}

export const csi = satisfactionIndex({
  key: 'csi',
  method: 'csi',
  names: { en: 'Customer satisfaction index', zh: '客户满意度指数' },
  explanations: {
    en: 'Several satisfaction questions as one number, 0 to 100: each respondent is the mean of what they answered.',
    zh: '多道满意度题合成一个 0–100 的数：每位受访者取其已答题目的平均。',
  },
});

export const csiWeighted = satisfactionIndex({
  key: 'csi-weighted',
  method: 'csi-weighted',
  names: { en: 'Customer satisfaction index, weighted', zh: '客户满意度指数（加权）' },
  explanations: {
    en: 'As the customer satisfaction index, 0 to 100, with a weight for each question.',
    zh: '同客户满意度指数（0–100），每道题按设定的权重计入。',
  },
});

export const csiImportance = satisfactionIndex({
  key: 'csi-importance',
  method: 'csi-importance',
  names: { en: 'Customer satisfaction index, by importance', zh: '客户满意度指数（按重要性）' },
  explanations: {
    en: 'As the customer satisfaction index, 0 to 100, with the weights that respondents give by stated importance.',
    zh: '同客户满意度指数（0–100），权重为受访者自己给出的重要性。',
  },
});

export const acsi = satisfactionIndex({
  key: 'acsi',
  method: 'acsi',
  names: { en: 'Satisfaction index, ACSI form', zh: '满意度指数（ACSI 形式）' },
  explanations: {
    en: 'The weighted mean of the questions, 0 to 100, of respondents who answered all of them.',
    zh: '各题加权平均，换算为 0–100，只计全部作答的受访者。',
  },
});
