import type { Names } from '@attune/contracts';

/** A department and how well it does: the latent quality its customers feel, in standard deviations of satisfaction. */
export interface DepartmentModel {
  key: string;
  parent: string | null;
  names: Names;
  /** Quality at the start of the period. */
  base: number;
  /** Change of quality per year. */
  trend: number;
  /** Half the swing between the best and the worst day of the year, and the day of the year that is best. */
  season: number;
  bestDay: number;
  /** How strongly its quality moves answers about it: the true driver weight. */
  weight: number;
  /** Contacts of one customer per month that are nobody else's business: campaigns, visits, bills. */
  contacts: { kind: string; perMonth: number; touchpoint: string; surveyed: number } | null;
  /** Running cost per day, minor units of CNY. */
  dailyCost: number;
}

const still = { base: 0, trend: 0, season: 0, bestDay: 0, weight: 0, contacts: null, dailyCost: 0 };

/** The sample enterprise. Parents have no customers of their own: what they have is the sum of what is below. */
export const sampleDepartments: readonly DepartmentModel[] = [
  { ...still, key: 'enterprise', parent: null, names: { en: 'Aurora Home', zh: '曙光家居' } },
  {
    key: 'marketing',
    parent: 'enterprise',
    names: { en: 'Marketing', zh: '市场部' },
    base: 0.05,
    trend: 0.1,
    season: 0.05,
    bestDay: 120,
    weight: 0.7,
    contacts: { kind: 'campaign', perMonth: 0.45, touchpoint: 'onboarding', surveyed: 0.3 },
    dailyCost: 420_000,
  },
  { ...still, key: 'sales', parent: 'enterprise', names: { en: 'Sales', zh: '销售部' } },
  {
    key: 'sales-north',
    parent: 'sales',
    names: { en: 'Sales North', zh: '北区销售' },
    base: 0.1,
    trend: 0.12,
    season: 0.06,
    bestDay: 150,
    weight: 0.9,
    contacts: null,
    dailyCost: 260_000,
  },
  {
    key: 'sales-south',
    parent: 'sales',
    names: { en: 'Sales South', zh: '南区销售' },
    base: 0.3,
    trend: 0.08,
    season: 0.06,
    bestDay: 330,
    weight: 0.9,
    contacts: null,
    dailyCost: 240_000,
  },
  {
    key: 'sales-east',
    parent: 'sales',
    names: { en: 'Sales East', zh: '东区销售' },
    base: -0.05,
    trend: 0.18,
    season: 0.06,
    bestDay: 200,
    weight: 0.9,
    contacts: null,
    dailyCost: 310_000,
  },
  {
    key: 'ecommerce',
    parent: 'enterprise',
    names: { en: 'E-commerce', zh: '电商部' },
    base: 0.15,
    trend: 0.15,
    season: 0.08,
    bestDay: 60,
    weight: 0.8,
    contacts: { kind: 'visit', perMonth: 0.6, touchpoint: 'purchase', surveyed: 0.16 },
    dailyCost: 280_000,
  },
  { ...still, key: 'logistics', parent: 'enterprise', names: { en: 'Logistics', zh: '物流部' } },
  {
    key: 'logistics-express',
    parent: 'logistics',
    names: { en: 'Express', zh: '快递组' },
    base: 0.1,
    trend: 0.1,
    season: 0.1,
    bestDay: 180,
    weight: 1,
    contacts: null,
    dailyCost: 350_000,
  },
  {
    key: 'logistics-freight',
    parent: 'logistics',
    names: { en: 'Freight', zh: '货运组' },
    base: -0.3,
    trend: 0.1,
    season: 0.1,
    bestDay: 180,
    weight: 1,
    contacts: null,
    dailyCost: 220_000,
  },
  { ...still, key: 'service', parent: 'enterprise', names: { en: 'Service', zh: '客服部' } },
  {
    key: 'service-hotline',
    parent: 'service',
    names: { en: 'Hotline', zh: '热线组' },
    base: -0.4,
    trend: 0.2,
    season: 0.04,
    bestDay: 100,
    weight: 0.95,
    contacts: null,
    dailyCost: 300_000,
  },
  {
    key: 'service-onsite',
    parent: 'service',
    names: { en: 'On-site Service', zh: '上门服务组' },
    base: 0.25,
    trend: 0.08,
    season: 0.04,
    bestDay: 280,
    weight: 0.95,
    contacts: null,
    dailyCost: 270_000,
  },
  {
    key: 'finance',
    parent: 'enterprise',
    names: { en: 'Finance', zh: '财务部' },
    base: -0.7,
    trend: 0.12,
    season: 0.03,
    bestDay: 30,
    weight: 0.6,
    contacts: { kind: 'billing', perMonth: 0.2, touchpoint: 'support', surveyed: 0.6 },
    dailyCost: 90_000,
  },
];

/** Departments with customers of their own: those that are nobody's parent. */
export function leavesOf(departments: readonly DepartmentModel[]): DepartmentModel[] {
  const parents = new Set(departments.map(({ parent }) => parent));
  return departments.filter(({ key }) => !parents.has(key));
}
