import type { Survey } from '../http/surveys.ts';

/** The survey every deployment starts with, and the one of the sample enterprise. */
export const relationshipSurvey: Survey = {
  key: 'relationship',
  names: { en: 'How are we doing?', zh: '我们做得怎么样？' },
  counts: 'every-response',
  questions: [
    {
      key: 'recommend',
      type: 'nps',
      labels: {
        en: 'How likely are you to recommend us to a friend or colleague?',
        zh: '您有多大可能把我们推荐给朋友或同事？',
      },
      min: 0,
      max: 10,
      lowLabels: { en: 'Not at all likely', zh: '完全不可能' },
      highLabels: { en: 'Extremely likely', zh: '非常可能' },
      required: true,
    },
    {
      key: 'satisfaction',
      type: 'csat',
      labels: { en: 'How satisfied are you with this experience?', zh: '您对这次体验满意吗？' },
      min: 1,
      max: 5,
      lowLabels: { en: 'Very dissatisfied', zh: '非常不满意' },
      highLabels: { en: 'Very satisfied', zh: '非常满意' },
      required: false,
    },
    {
      key: 'effort',
      type: 'ces',
      labels: { en: 'We made it easy for me.', zh: '整个过程让我觉得很轻松。' },
      min: 1,
      max: 7,
      lowLabels: { en: 'Strongly disagree', zh: '非常不同意' },
      highLabels: { en: 'Strongly agree', zh: '非常同意' },
      required: false,
    },
    {
      key: 'comment',
      type: 'text',
      labels: { en: 'What is the main reason for your score?', zh: '您打这个分数的主要原因是什么？' },
      min: null,
      max: null,
      lowLabels: null,
      highLabels: null,
      required: false,
    },
  ],
  itemGroups: [],
};
