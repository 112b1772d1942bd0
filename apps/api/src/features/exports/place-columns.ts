import type { Dimension } from '@attune/contracts';
import { column, text } from './column.ts';

export const departmentColumns = [
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

export const dimensionColumn = (name: Dimension) =>
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
