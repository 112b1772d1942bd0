import type { Dimension, ValueRow } from '@attune/contracts';
import { type Column, column } from './column.ts';
import type { ExportRow } from './export-row.ts';
import { weightedColumns } from './weighted-columns.ts';

const text = { type: 'text' } as const;
const day = { type: 'day' } as const;
const inUnit = { type: 'number', unit: 'indicator' } as const;
const count = { type: 'integer', unit: 'count' } as const;

const about: readonly Column[] = [
  column(
    'indicator',
    text,
    { heading: ['Indicator', '指标'], meaning: ['Key of the indicator.', '指标的键。'] },
    ({ indicator }) => indicator,
  ),
  column(
    'unit',
    text,
    {
      heading: ['Unit', '单位'],
      meaning: ['Of value, interval and change; see units.', '数值、区间与变化的单位，见“单位”。'],
    },
    ({ unit }) => unit,
  ),
  column(
    'grain',
    text,
    { heading: ['Grain', '粒度'], meaning: ['How the range was divided.', '时间范围的划分方式。'] },
    ({ asked }) => asked.grain,
  ),
  column(
    'condition',
    text,
    {
      heading: ['Condition', '条件'],
      meaning: [
        'Only facts with these dimension values are counted; empty where all are.',
        '仅统计符合该条件的数据；为空则全部统计。',
      ],
    },
    ({ asked }) => asked.where,
  ),
];

const departmentColumns = [
  column(
    'department',
    text,
    {
      heading: ['Department', '部门'],
      meaning: [
        'Key of the department, with all below it; empty for everything that the reader may see.',
        '部门的键，含其下级；为空表示读取者可见的全部。',
      ],
    },
    ({ department }) => department?.key,
  ),
  column(
    'department_name_en',
    text,
    {
      heading: ['Department (English)', '部门（英文）'],
      meaning: ['Its name in English.', '部门的英文名称。'],
    },
    ({ department }) => department?.names.en,
  ),
  column(
    'department_name_zh',
    text,
    {
      heading: ['Department (Chinese)', '部门（中文）'],
      meaning: ['Its name in Chinese.', '部门的中文名称。'],
    },
    ({ department }) => department?.names.zh,
  ),
];

const dimensionNames: Record<Dimension, readonly [en: string, zh: string]> = {
  channel: ['Channel', '渠道'],
  touchpoint: ['Touchpoint', '触点'],
  segment: ['Segment', '客群'],
  product: ['Product', '产品'],
  region: ['Region', '地区'],
  agent: ['Agent', '坐席'],
};

const dimensionColumn = (name: Dimension) =>
  column(
    name,
    text,
    {
      heading: dimensionNames[name],
      meaning: [
        'Value of this dimension when the fact was recorded; empty where not asked by it.',
        '事实发生时该维度的取值；未按此维度查询时为空。',
      ],
    },
    ({ figure }) => figure[name],
  );

const part = (of: ExportRow, at: 0 | 1) => of.figure.period.split('/')[at];

/**
 * Which columns tell what a figure says over REST. Each of its fields is named here: one that is added to the contract
 * does not compile until it is known what becomes of it in a file.
 */
const ofField: { readonly [Field in keyof Required<ValueRow>]: readonly Column[] } = {
  period: [
    column(
      'period_from',
      day,
      { heading: ['From', '起始日'], meaning: ['First day of the period.', '时段的第一天。'] },
      (row) => part(row, 0),
    ),
    column(
      'period_to',
      day,
      { heading: ['To', '截止日'], meaning: ['Last day of the period.', '时段的最后一天。'] },
      (row) => part(row, 1),
    ),
  ],
  version: [
    column(
      'version',
      { type: 'integer' },
      {
        heading: ['Version', '版本'],
        meaning: ['Version of its definition that was read.', '读取时所用的指标定义版本。'],
      },
      ({ figure }) => figure.version,
    ),
  ],
  department: departmentColumns,
  channel: [dimensionColumn('channel')],
  touchpoint: [dimensionColumn('touchpoint')],
  segment: [dimensionColumn('segment')],
  product: [dimensionColumn('product')],
  region: [dimensionColumn('region')],
  agent: [dimensionColumn('agent')],
  currency: [
    column(
      'currency',
      text,
      {
        heading: ['Currency', '币种'],
        meaning: ['ISO 4217, where the indicator reads money.', 'ISO 4217 币种，指标读取金额时有值。'],
      },
      ({ figure }) => figure.currency,
    ),
  ],
  measure: [
    column(
      'measure',
      text,
      {
        heading: ['Derived measure', '派生度量'],
        meaning: ['Its key, where the indicator reads one.', '派生度量的键，指标读取它时有值。'],
      },
      ({ figure }) => figure.measure,
    ),
  ],
  itemGroup: [
    column(
      'item_group',
      text,
      {
        heading: ['Item group', '题组'],
        meaning: ['Survey#group, where the indicator reads one.', '问卷#题组，指标读取它时有值。'],
      },
      ({ figure }) => figure.itemGroup,
    ),
  ],
  value: [
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
  ],
  n: [
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
  ],
  interval: [
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
  ],
  intervalReason: [
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
  ],
  excluded: [
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
  ],
  change: [
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
  ],
  weighted: weightedColumns,
  warnings: [
    column(
      'warnings',
      { type: 'json' },
      {
        heading: ['Warnings', '警告'],
        meaning: ['Codes of reasons to doubt a weighted figure.', '对加权数值存疑的原因代码。'],
      },
      ({ figure }) => figure.warnings?.map(({ code }) => code),
    ),
  ],
  reason: [
    column(
      'reason',
      text,
      {
        heading: ['No value because', '无数值原因'],
        meaning: ['Why there is no value; see reasons.', '没有数值的原因，见“原因”。'],
      },
      ({ figure }) => figure.reason,
    ),
  ],
  receipt: [
    column(
      'receipt',
      text,
      {
        heading: ['Receipt', '口径凭证'],
        meaning: [
          'How the figure came about: GET /v1/receipts/{receipt} explains and recounts it.',
          '数值的来历：GET /v1/receipts/{receipt} 可解释并重新计数。',
        ],
      },
      ({ figure }) => figure.receipt,
    ),
  ],
};

/** The columns of every export, in order. */
export const columns: readonly Column[] = [...about, ...Object.values(ofField).flat()];
