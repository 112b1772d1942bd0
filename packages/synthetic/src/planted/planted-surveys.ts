import type { DeclaredSurvey, Names, Question } from '@attune/contracts';
import { drivers, kano, service } from './planted-parameters.ts';

interface Scale {
  min: number;
  max: number;
  low: Names;
  high: Names;
}

const question = (key: string, labels: Names, { min, max, low, high }: Scale): Question => ({
  key,
  type: 'score',
  labels,
  min,
  max,
  lowLabels: low,
  highLabels: high,
  required: false,
});

const satisfied = {
  low: { en: 'Very dissatisfied', zh: '非常不满意' },
  high: { en: 'Very satisfied', zh: '非常满意' },
};
const agreed = {
  low: { en: 'Strongly disagree', zh: '非常不同意' },
  high: { en: 'Strongly agree', zh: '非常同意' },
};
const liked = { low: { en: 'I like it', zh: '我很喜欢' }, high: { en: 'I dislike it', zh: '我很不喜欢' } };

const driverNames: Readonly<Record<string, Names>> = {
  ordering: { en: 'Ordering', zh: '下单' },
  products: { en: 'Our products', zh: '产品' },
  delivery: { en: 'Delivery', zh: '配送' },
  support: { en: 'Support', zh: '客服' },
  billing: { en: 'Billing', zh: '账单' },
};

const featureNames: Readonly<Record<string, Names>> = {
  'gift-wrapping': { en: 'gift wrapping', zh: '礼品包装' },
  'delivery-slots': { en: 'a choice of delivery times', zh: '可选配送时段' },
  'safe-packaging': { en: 'packaging that protects', zh: '防损包装' },
  'coloured-boxes': { en: 'coloured boxes', zh: '彩色包装盒' },
  'sales-calls': { en: 'sales calls', zh: '推销电话' },
  'not-unfriendly-app': { en: 'an app that is not unfriendly', zh: '不会不好用的应用' },
};

const dimensionNames: Readonly<Record<string, Names>> = {
  tangibles: { en: 'modern equipment', zh: '设施先进' },
  reliability: { en: 'keeping promises', zh: '信守承诺' },
  responsiveness: { en: 'prompt help', zh: '响应及时' },
  assurance: { en: 'competence', zh: '专业可信' },
  empathy: { en: 'personal attention', zh: '关怀体贴' },
};

const nameIn = (names: Readonly<Record<string, Names>>, key: string): Names =>
  names[key] ?? { en: key, zh: key };

/** Satisfaction with five departments' work, and overall: for drivers and reliability. */
const annualSurvey: DeclaredSurvey = {
  key: 'annual',
  names: { en: 'Our year together', zh: '年度满意度' },
  counts: 'every-response',
  questions: [
    ...drivers.map(({ key }) => question(key, nameIn(driverNames, key), { min: 1, max: 5, ...satisfied })),
    question(
      'overall',
      { en: 'How satisfied are you overall?', zh: '总体而言，您有多满意？' },
      { min: 0, max: 10, ...satisfied },
    ),
  ],
  itemGroups: [{ key: 'work', items: drivers.map(({ key }) => key) }],
};

/** Pairs of questions after Kano: if it were there, if it were not. */
const featuresSurvey: DeclaredSurvey = {
  key: 'features',
  names: { en: 'What matters to you', zh: '您看重什么' },
  counts: 'every-response',
  questions: kano.features.flatMap(({ key }) => {
    const name = nameIn(featureNames, key);
    const scale = { min: 1, max: 5, ...liked };
    return [
      question(
        `${key}-with`,
        { en: `With ${name.en}: how do you feel?`, zh: `有${name.zh}，您觉得？` },
        scale,
      ),
      question(
        `${key}-without`,
        { en: `Without ${name.en}: how do you feel?`, zh: `没有${name.zh}，您觉得？` },
        scale,
      ),
    ];
  }),
  itemGroups: [],
};

/** Pairs of questions after SERVQUAL: what is expected, what is perceived. */
const serviceSurvey: DeclaredSurvey = {
  key: 'service-quality',
  names: { en: 'Our service', zh: '服务质量' },
  counts: 'every-response',
  questions: service.dimensions.flatMap(({ key }) => {
    const name = nameIn(dimensionNames, key);
    const scale = { min: 1, max: 7, ...agreed };
    return [
      question(
        `${key}-expected`,
        { en: `Good companies offer ${name.en}.`, zh: `优秀的公司应当${name.zh}。` },
        scale,
      ),
      question(`${key}-perceived`, { en: `Aurora offers ${name.en}.`, zh: `曙光做到了${name.zh}。` }, scale),
    ];
  }),
  itemGroups: [],
};

export const plantedSurveys: readonly DeclaredSurvey[] = [annualSurvey, featuresSurvey, serviceSurvey];
