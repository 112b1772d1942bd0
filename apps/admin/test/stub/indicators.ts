import type { Change, Indicator, Interval } from '@attune/contracts';
import type { Day } from './tallies.ts';

export interface Reading {
  value: number | null;
  n: number;
  /** Standard error of the value. */
  error: number | null;
  interval: Interval | null;
  parts: Record<string, number>;
  distribution: { point: number; n: number }[] | null;
  excluded: Record<string, number>;
}

const z = 1.959964;
const sum = (counts: readonly number[]) => counts.reduce((total, n) => total + n, 0);
const nothing = { value: null, error: null, interval: null };

function points(counts: readonly number[], first: number) {
  return counts.map((n, at) => ({ point: at + first, n }));
}

function nps({ recommend }: Day): Reading {
  const n = sum(recommend);
  const detractors = sum(recommend.slice(0, 7));
  const promoters = sum(recommend.slice(9));
  const parts = { promoters, passives: n - promoters - detractors, detractors };
  const shared = { n, parts, distribution: points(recommend, 0), excluded: {} };
  if (n === 0) return { ...shared, ...nothing };
  const [p, d, all] = [promoters + 0.75, detractors + 0.75, n + 3];
  const centre = (100 * (p - d)) / all;
  const error = 100 * Math.sqrt(((p + d) / all - ((p - d) / all) ** 2) / all);
  const [low, high] = [Math.max(-100, centre - z * error), Math.min(100, centre + z * error)];
  const interval = { low, high, level: 0.95, method: 'adjusted-wald' };
  return { ...shared, value: (100 * (promoters - detractors)) / n, error, interval };
}

function mean(counts: readonly number[], skipped: number): Reading {
  const n = sum(counts);
  const total = counts.reduce((all, count, at) => all + count * (at + 1), 0);
  const excluded: Record<string, number> = skipped ? { skipped } : {};
  const shared = { n, parts: { sum: total, answers: n }, distribution: points(counts, 1), excluded };
  if (n < 2) return { ...shared, ...nothing };
  const value = total / n;
  const variance = counts.reduce((all, count, at) => all + count * (at + 1 - value) ** 2, 0) / (n - 1);
  const error = Math.sqrt(variance / n);
  const interval = { low: value - z * error, high: value + z * error, level: 0.95, method: 'student-t' };
  return { ...shared, value, error, interval };
}

function share(counts: readonly number[], from: number, skipped: number): Reading {
  const n = sum(counts);
  const top = sum(counts.slice(from));
  const excluded: Record<string, number> = skipped ? { skipped } : {};
  const shared = { n, parts: { favourable: top, answers: n }, distribution: points(counts, 1), excluded };
  if (n === 0) return { ...shared, ...nothing };
  const p = top / n;
  const half = z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
  const [centre, scale] = [p + (z * z) / (2 * n), 1 + (z * z) / n];
  const interval = {
    low: (centre - half) / scale,
    high: (centre + half) / scale,
    level: 0.95,
    method: 'wilson',
  };
  return { ...shared, value: p, error: Math.sqrt((p * (1 - p)) / n), interval };
}

function responses({ recommend }: Day): Reading {
  const n = sum(recommend);
  const half = z * Math.sqrt(n);
  const interval = { low: Math.max(0, n - half), high: n + half, level: 0.95, method: 'garwood' };
  return {
    value: n,
    n,
    error: Math.sqrt(n),
    interval,
    parts: { answers: n },
    distribution: null,
    excluded: {},
  };
}

export const readings: Record<string, (day: Day) => Reading> = {
  nps,
  csat: (day) => mean(day.satisfaction, 0),
  'csat-top-box': (day) => share(day.satisfaction, 3, 0),
  ces: (day) => mean(day.effort, day.skipped),
  'ces-easy': (day) => share(day.effort, 4, day.skipped),
  responses,
};

export function changeOf(before: Reading, after: Reading): Change | null {
  if (before.value === null || after.value === null) return null;
  const difference = after.value - before.value;
  const error = Math.hypot(before.error ?? 0, after.error ?? 0);
  if (error === 0) return { difference, p: null, significant: false };
  const score = Math.abs(difference / error);
  // Abramowitz & Stegun 26.2.17: good to 1e-7, which is plenty for a stub.
  const t = 1 / (1 + 0.2316419 * score);
  const tail =
    (Math.exp((-score * score) / 2) / Math.sqrt(2 * Math.PI)) *
    t *
    (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return { difference, p: 2 * tail, significant: 2 * tail < 0.05 };
}

type Row = readonly [
  key: string,
  en: string,
  zh: string,
  unit: Indicator['unit'],
  range: [number, number] | null,
];

const rows: readonly Row[] = [
  ['nps', 'Net Promoter Score', '净推荐值', 'points', [-100, 100]],
  ['csat', 'Satisfaction', '满意度', 'score', [1, 5]],
  ['csat-top-box', 'Satisfied customers', '满意客户占比', 'share', [0, 1]],
  ['ces', 'Ease of doing business', '办事轻松度', 'score', [1, 7]],
  ['ces-easy', 'Found it easy', '认为轻松的占比', 'share', [0, 1]],
  ['responses', 'Responses', '答卷数', 'count', null],
];

export const indicators: Indicator[] = rows.map(([key, en, zh, unit, range]) => ({
  key,
  version: 1,
  names: { en, zh },
  explanations: {
    en: `${en}, read from the closed questions of the relationship survey by one definition everywhere.`,
    zh: `${zh}：由关系问卷的封闭题按同一口径计算，适用于所有部门。`,
  },
  unit,
  polarity: key === 'responses' ? 'neutral' : 'higher-is-better',
  range,
  minimumN: 1,
  target: key === 'nps' ? 30 : key === 'csat' ? 4 : null,
  plugin: 'metric-satisfaction',
  owner: 'CX',
  thresholds: null,
  tags: [],
  formula: null,
  versions: [{ version: 1, from: null, target: key === 'nps' ? 30 : key === 'csat' ? 4 : null }],
  currencies: null,
  measures: null,
  wholeMonths: false,
  itemGroups: null,
}));
