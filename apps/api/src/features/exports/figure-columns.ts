import { type Column, column, text } from './column.ts';

const inUnit = { type: 'number', unit: 'indicator' } as const;
const count = { type: 'integer', unit: 'count' } as const;

export const valueColumns: readonly Column[] = [
  column(
    'value',
    inUnit,
    {
      heading: ['Value', '数值'],
      meaning: [
        'To the last digit; empty where it cannot be told, and reason says why.',
        '完整精度的数值；无法得出时为空，原因见 reason。',
      ],
    },
    ({ figure }) => figure.value,
  ),
];

export const nColumns: readonly Column[] = [
  column(
    'n',
    count,
    {
      heading: ['n', 'n'],
      meaning: [
        'Answers or facts that count; empty where the figure is hidden.',
        '计入的答案数或事实数；数值被隐藏时为空。',
      ],
    },
    ({ figure }) => figure.n,
  ),
];

export const intervalColumns: readonly Column[] = [
  column(
    'interval_low',
    inUnit,
    {
      heading: ['Interval from', '区间下限'],
      meaning: ['Lower limit of the confidence interval.', '置信区间下限。'],
    },
    ({ figure }) => figure.interval?.low,
  ),
  column(
    'interval_high',
    inUnit,
    {
      heading: ['Interval to', '区间上限'],
      meaning: ['Upper limit of the confidence interval.', '置信区间上限。'],
    },
    ({ figure }) => figure.interval?.high,
  ),
  column(
    'interval_level',
    { type: 'number', unit: 'share' },
    { heading: ['Confidence', '置信水平'], meaning: ['For instance 0.95.', '例如 0.95。'] },
    ({ figure }) => figure.interval?.level,
  ),
  column(
    'interval_method',
    text,
    { heading: ['Interval method', '区间方法'], meaning: ['See methods.', '见“方法”。'] },
    ({ figure }) => figure.interval?.method,
  ),
];

export const intervalReasonColumns: readonly Column[] = [
  column(
    'interval_reason',
    text,
    {
      heading: ['No interval because', '无区间原因'],
      meaning: [
        'Why a value has no interval, where more data would not give it one; see reasons.',
        '数值没有区间、且更多数据也无法给出区间的原因，见“原因”。',
      ],
    },
    ({ figure }) => figure.intervalReason,
  ),
];

export const excludedColumns: readonly Column[] = [
  column(
    'excluded',
    { type: 'json', unit: 'count' },
    {
      heading: ['Left out', '未计入'],
      meaning: [
        'How many did not count, by reason, as a JSON object; see exclusions.',
        '未计入的数量（按原因），JSON 对象，见“未计入原因”。',
      ],
    },
    ({ figure }) => figure.excluded,
  ),
];

export const changeColumns: readonly Column[] = [
  column(
    'change',
    inUnit,
    {
      heading: ['Change', '变化'],
      meaning: [
        'Against the period before, of equal length; empty where it was not compared.',
        '与前一等长时段相比的变化；未比较时为空。',
      ],
    },
    ({ figure }) => figure.change?.difference,
  ),
  column(
    'change_against',
    text,
    {
      heading: ['Compared with', '对比时段'],
      meaning: [
        'The period that change is against, both days inclusive.',
        '变化所对比的时段，首尾两日均包含在内。',
      ],
    },
    ({ figure }) => figure.change?.against,
  ),
  column(
    'change_p',
    { type: 'number' },
    {
      heading: ['p of the change', '变化的 p 值'],
      meaning: ['Two-sided; empty without a test.', '双侧 p 值；没有检验时为空。'],
    },
    ({ figure }) => figure.change?.p,
  ),
  column(
    'change_significant',
    { type: 'boolean' },
    {
      heading: ['Real change', '变化显著'],
      meaning: ['Whether the change is more than chance alone would often make.', '变化是否超出偶然波动。'],
    },
    ({ figure }) => figure.change?.significant,
  ),
];

export const reasonColumns: readonly Column[] = [
  column(
    'reason',
    text,
    {
      heading: ['No value because', '无数值原因'],
      meaning: ['Why there is no value; see reasons.', '没有数值的原因，见“原因”。'],
    },
    ({ figure }) => figure.reason,
  ),
];
