import type { ValueRow } from '@attune/contracts';

export type Language = 'en' | 'zh';

/** What tools say around the numbers, in both languages. */
export const phrases = {
  en: {
    unit: 'unit',
    interval: 'interval',
    noInterval: 'no interval',
    noValue: 'no value',
    change: 'change',
    against: 'against',
    real: 'real, more than chance',
    noise: 'noise, within chance',
    untested: 'not tested',
    leftOut: 'left out',
    receipt: 'receipt',
    fedBy: 'fed by',
    unbound: 'not in it, since the definition binds others',
    unboundRows:
      'Departments that are in none of these figures, since the definition binds others (neither good nor bad)',
    conversion: { table: 'by a table', linear: 'linearly', reversed: 'turned round' },
    nothing: 'Nothing was counted here.',
    more: (shown: number, total: number) =>
      `${shown} of ${total} rows are shown. Ask for less: a coarser grain, fewer days, one department or fewer dimensions. For all of them, GET /v1/exports/values.csv.`,
    moreIndicators: (shown: number, total: number) =>
      `${shown} of ${total} indicators are shown. Search for part of a name or key.`,
    receipts: 'Each row of the structured result has its receipt; explain_number explains and recounts one.',
    recount: {
      same: 'Recounted from the events: the same.',
      changed: 'Recounted from the events: changed to',
      large: (events: number) =>
        `Not recounted: that would look at ${events} events. Interval, parts and what was left out are only known by recounting. A person can recount it in Attune, or a program with POST /v1/receipts/{receipt}/recount.`,
    },
  },
  zh: {
    unit: '单位',
    interval: '区间',
    noInterval: '无区间',
    noValue: '无数值',
    change: '变化',
    against: '对比',
    real: '显著，超出偶然波动',
    noise: '不显著，属偶然波动',
    untested: '未检验',
    leftOut: '未计入',
    receipt: '口径凭证',
    fedBy: '数据来自',
    unbound: '未包含（定义未绑定这些部门）',
    unboundRows: '以下部门不在这些数值中（定义未绑定它们，不代表好坏）',
    conversion: { table: '按对照表', linear: '线性', reversed: '反向' },
    nothing: '此处没有可计入的数据。',
    more: (shown: number, total: number) =>
      `共 ${total} 行，显示 ${shown} 行。请缩小范围：更粗的粒度、更少的天数、单个部门或更少的维度；全部数据请用 GET /v1/exports/values.csv。`,
    moreIndicators: (shown: number, total: number) =>
      `共 ${total} 个指标，显示 ${shown} 个。请用名称或键的一部分搜索。`,
    receipts: '结构化结果的每一行都带有口径凭证；可用 explain_number 解释并重新计数。',
    recount: {
      same: '由事件重新计数：结果相同。',
      changed: '由事件重新计数：结果变为',
      large: (events: number) =>
        `未重新计数：需要查看 ${events} 个事件。区间、组成部分和未计入的数据只有重新计数后才知道。可由人在 Attune 中重新计数，或由程序调用 POST /v1/receipts/{receipt}/recount。`,
    },
  },
} as const;

/** Whether a change is real or noise. */
export function changeText(change: NonNullable<ValueRow['change']>, language: Language): string {
  const say = phrases[language];
  const { difference, p, significant, against } = change;
  const verdict = p === null ? say.untested : significant ? say.real : say.noise;
  return `${difference > 0 ? '+' : ''}${difference} ${say.against} ${against} (${verdict}${p === null ? '' : `, p ${p}`})`;
}
