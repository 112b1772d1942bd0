import type { CodeBook, ValueReason } from '@attune/contracts';

type Said = Readonly<Record<string, readonly [en: string, zh: string]>>;

const meaningsOf = (said: Said): CodeBook['reasons'] =>
  Object.entries(said).map(([code, [en, zh]]) => ({ code, meanings: { en, zh } }));

export const units = meaningsOf({
  points: ['Points, such as promoters less detractors in percent.', '分，如推荐者百分比减去贬损者百分比。'],
  score: ['On the scale of the question.', '题目量表上的分数。'],
  share: ['A share of 1: 0.25 is 25%.', '占比：0.25 即 25%。'],
  'per-thousand': ['Events per 1,000 units.', '每一千单位的事件数。'],
  count: ['A number of things or people.', '数量。'],
  ms: ['Milliseconds.', '毫秒。'],
  money: ['Minor units of the currency: cents.', '币种的最小单位，如分。'],
});

export const exclusions = meaningsOf({
  skipped: ['Skipped the question.', '跳过该题。'],
  'dont-know': ['Answered “don’t know”.', '回答“不知道”。'],
  superseded: ['Replaced by a later answer.', '被之后的答案取代。'],
  'no-consent': ['Consent missing or withdrawn.', '未同意或已撤回同意。'],
  test: ['Test answers.', '测试答案。'],
  incomplete: ['Too much left unanswered.', '未答的题过多。'],
  'no-customer': ['Names no customer.', '未注明客户。'],
  'by-definition': ['Left out by the definition of the indicator.', '按指标定义排除。'],
  'no-target': ['States no level that the weighting has a target for.', '未注明加权方案设有目标的水平。'],
});

export const reasons = meaningsOf({
  empty: ['Nothing counted in this period.', '该时段没有可计入的数据。'],
  building: ['Its history is still being counted.', '历史数据仍在计入中。'],
  'below-minimum-n': [
    'Hidden: fewer answers than this indicator needs to show a figure.',
    '已隐藏：答案数低于该指标显示数值的最低要求。',
  ],
  'protects-others': [
    'Hidden, because another hidden figure could be worked out from it.',
    '已隐藏：否则可由此推算出另一个被隐藏的数值。',
  ],
  unsettled: [
    'A correction has arrived before what it corrects. It settles by itself.',
    '更正先于原始记录到达，随后会自动归位。',
  ],
  inconsistent: [
    'The counts contradict each other: a part is larger than its whole.',
    '计数相互矛盾：部分大于整体。',
  ],
  'no-exposure': ['Nothing in this period to divide by.', '该时段没有可作分母的数据。'],
  overflow: ['Too large for a figure.', '数值过大，无法显示。'],
  'plugin-failed': [
    'The plugin of this indicator gave no answer. It is asked again.',
    '该指标的插件未给出结果，系统会再次请求。',
  ],
  'part-missing': ['A part of this composite has no value.', '复合指标的某一部分没有数值。'],
  'below-minimum-coverage': [
    'Too few of the parts of this composite have a value.',
    '复合指标中有数值的部分过少。',
  ],
  'division-by-zero': ['The formula would divide by 0.', '公式的除数为 0。'],
  'not-finite': ['The formula has no result that is a number.', '公式的结果不是有限的实数。'],
  'out-of-range': [
    'The formula gives a value beyond the range of its definition.',
    '公式的结果超出该指标定义的取值范围。',
  ],
  'definition-unreadable': [
    'This version of Attune cannot read its definition.',
    '当前版本无法读取该指标的定义。',
  ],
  'plugin-missing': ['The plugin that reads it is not there.', '读取该指标的插件不在。'],
  'too-few-items': ['The item group has too few questions.', '题组的题目过少。'],
  'too-few-rows': ['Too few complete answers.', '作答完整的答卷过少。'],
  'no-variance': ['All answers are alike.', '所有答案都相同。'],
  'identical-items': [
    'Questions of the group are answered alike by everybody.',
    '题组中有题目的答案始终相同。',
  ],
  'level-without-respondents': [
    'Nobody answered of a level that the weighting has a target for.',
    '加权方案设有目标的某个水平没有人作答。',
  ],
  'not-converged': ['No weights meet the targets.', '没有满足目标的权重。'],
  'interval-not-defined': [
    'No interval: totals alone do not tell how far the value may stray.',
    '没有区间：仅凭合计无法得知数值的波动范围。',
  ],
} satisfies Record<ValueReason | 'interval-not-defined', Said[string]>);

export const methods = meaningsOf({
  'adjusted-wald': [
    'Adjusted Wald: three imaginary answers (¾ promoter, 1½ passive, ¾ detractor) are added before computing, so that few answers are not trusted too much.',
    '修正 Wald 法：计算前加入三份虚拟答案（¾ 份推荐、1½ 份中立、¾ 份贬损），避免过分相信小样本。',
  ],
  'student-t': [
    'Student’s t on the mean: the fewer the answers and the more they differ, the wider.',
    '均值的 t 区间：答案越少、差异越大，区间越宽。',
  ],
  'student-t-bucketed': [
    'Student’s t on bucketed durations, within the stated bound of 1%.',
    '分桶时长的 t 区间，误差不超过 1%。',
  ],
  wilson: [
    'Wilson score: exact enough near 0% and 100%, where simpler intervals leave the scale.',
    'Wilson 得分法：在接近 0% 和 100% 处依然准确，不会超出量程。',
  ],
  garwood: ['Garwood: the exact interval for a count of events.', 'Garwood 法：事件计数的精确区间。'],
  'order-statistics': [
    'Order statistics: no assumption about the shape of the distribution.',
    '次序统计量：不假设分布形状。',
  ],
  delta: [
    'Delta method: the errors of the parts, carried over to what is made of them.',
    'Delta 法：由各部分的误差推得整体的误差。',
  ],
  mover: [
    'MOVER: the intervals of the parts of a formula, squared and added up, for parts that do not hang together.',
    'MOVER 法：将公式各部分的区间平方相加，适用于互不相关的部分。',
  ],
  'mover-bound': [
    'MOVER, added up as they are: wide enough however the parts of the formula hang together.',
    'MOVER 上界法：将公式各部分的区间直接相加，无论各部分如何相关都足够宽。',
  ],
  feldt: ['Feldt: the interval of Cronbach’s alpha.', 'Feldt 法：克朗巴哈系数 α 的区间。'],
  taylor: [
    'Taylor linearisation: of a weighted mean, with its design effect.',
    'Taylor 线性化：加权均值的区间，计入设计效应。',
  ],
});
