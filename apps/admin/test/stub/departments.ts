import type { Department } from '@attune/contracts';

const rows: readonly (readonly [key: string, parent: string | null, en: string, zh: string])[] = [
  ['enterprise', null, 'Lanhai Group', '蓝海集团'],
  ['sales', 'enterprise', 'Sales', '销售'],
  ['sales-north', 'sales', 'North region', '华北大区'],
  ['sales-east', 'sales', 'East region', '华东大区'],
  ['sales-south', 'sales', 'South region', '华南大区'],
  ['ecommerce', 'enterprise', 'E-commerce', '电子商务'],
  ['logistics', 'enterprise', 'Logistics', '物流'],
  ['logistics-warehouse', 'logistics', 'Warehousing', '仓储'],
  ['logistics-delivery', 'logistics', 'Last-mile delivery', '末端配送'],
  ['service', 'enterprise', 'Customer service', '客户服务'],
  ['service-hotline', 'service', 'Hotline', '热线'],
  ['service-field', 'service', 'Field service', '上门服务'],
  ['marketing', 'enterprise', 'Marketing', '市场'],
];

export const departments: readonly Department[] = rows.map(([key, parent, en, zh]) => ({
  key,
  parent,
  names: { en, zh },
}));

export function subtree(key: string): string[] {
  return [key, ...departments.filter((one) => one.parent === key).flatMap((one) => subtree(one.key))];
}
