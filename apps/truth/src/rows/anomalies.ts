import type { ValueRow } from '@attune/contracts';
import {
  individualsLimits,
  individualsSignals,
  proportionBaseline,
  proportionSignals,
} from '@attune/metrics';
import { valuesOf } from '../api.ts';
import type { SentEnterprise } from '../enterprise.ts';
import { dayMs } from '../facts.ts';
import { notChecked, type Row } from '../report.ts';

const found = 'each shock ≥ 3 sigma found within 3 points';
const flat = '≤ 1 false alarm in 100 points without a shock';

interface Grain {
  grain: 'day' | 'week';
  days: number;
  /** Points that the limits are found over. */
  baseline: number;
}
const grains: readonly Grain[] = [
  { grain: 'day', days: 1, baseline: 60 },
  { grain: 'week', days: 7, baseline: 12 },
];

/** XmR charts of NPS and p-charts of satisfied customers, of the values by day and week that the product answers. */
export async function anomalies(sent: SentEnterprise): Promise<Row[]> {
  const shocks: ShockSeen[] = [];
  const quiet = { points: 0, outside: 0, runs: 0 };
  for (const grain of grains) {
    shocks.push(...(await shocksIn(sent, grain)));
    const counts = await quietIn(sent, grain);
    quiet.points += counts.points;
    quiet.outside += counts.outside;
    quiet.runs += counts.runs;
  }
  const due = shocks.filter(({ sigmas }) => sigmas >= 3);
  const late = due.filter(({ after }) => after === null);
  const how = 'API, package metrics: NPS by day and week of every department';
  return [
    due.length === 0
      ? notChecked('anomalies', found, `no shock reaches 3 sigma in ${shocks.length} charts: too few answers`)
      : {
          check: 'anomalies',
          passesWhen: found,
          measured: `${due.length - late.length} of ${due.length}`,
          passed: late.length === 0,
          note: [
            how,
            `${shocks.length - due.length} charts where the shock is below 3 sigma are not asked`,
            ...late.map(({ name, sigmas }) => `${name} (${sigmas.toFixed(1)} sigma) not found`),
          ].join('; '),
        },
    quiet.points < 100
      ? notChecked('false alarms', flat, `${quiet.points} points only`)
      : {
          check: 'false alarms',
          passesWhen: flat,
          measured: `${quiet.outside} in ${quiet.points}`,
          passed: quiet.outside / quiet.points <= 0.01,
          note: `${how}, p-charts of satisfied customers; points outside the limits; eighth or later on one side: ${quiet.runs}`,
        },
  ];
}

interface ShockSeen {
  name: string;
  sigmas: number;
  /** Points from the first that the shock is in; null if not found in time. */
  after: number | null;
}

async function shocksIn(
  { deployment, made }: SentEnterprise,
  { grain, baseline }: Grain,
): Promise<ShockSeen[]> {
  const { from, to } = made.plan;
  const seen: ShockSeen[] = [];
  for (const shock of made.truth.shocks) {
    for (const { department, nps: shift } of shock.shifts) {
      const rows = await seriesOf({ deployment, indicator: 'nps', department, query: { from, to, grain } });
      const begins = rows.findIndex(({ period }) => period.slice(11) >= shock.from);
      const before = rows.slice(Math.max(0, begins - baseline), begins).map(({ value }) => value);
      const limits = individualsLimits(before);
      if (before.length < baseline || limits.limits === null) continue;
      const sigma = (limits.limits[1] - limits.limits[0]) / 6;
      const during = rows.slice(begins, begins + 3).map(({ value }) => value);
      const [first] = individualsSignals(during, limits).outside;
      const name = `${department} by ${grain}`;
      seen.push({ name, sigmas: Math.abs(shift) / sigma, after: first ?? null });
    }
  }
  return seen;
}

/** Answers come some days after what they are about, so that a shock is felt a little longer than it lasts. */
const echoDays = 14;

async function quietIn({ deployment, made }: SentEnterprise, { grain, days, baseline }: Grain) {
  const { from, to } = made.plan;
  const shocked = new Map<string, { from: string; to: string }[]>();
  for (const { shifts, from, to } of made.truth.shocks)
    for (const { department } of shifts)
      shocked.set(department, [...(shocked.get(department) ?? []), { from, to: daysAfter(to, echoDays) }]);
  const counts = { points: 0, outside: 0, runs: 0 };
  const leaves = new Set(made.truth.expected.map(({ department }) => department));
  for (const department of [...leaves, 'trial-home', 'trial-business']) {
    const isQuiet = ({ period }: ValueRow) =>
      !(shocked.get(department) ?? []).some(
        (shock) => period.slice(11) >= shock.from && period.slice(0, 10) <= shock.to,
      );
    const ask = (indicator: string) =>
      seriesOf({ deployment, indicator, department, query: { from, to, grain } });
    // Trend and season move a mean by a fraction of sigma in so short a time.
    const length = Math.ceil(120 / days);
    for (const part of partsOf(await ask('nps'), length)) {
      if (!part.every((row) => isQuiet(row) && (row.n ?? 0) >= 5)) continue;
      const values = part.map(({ value }) => value);
      const judged = individualsSignals(values.slice(baseline), individualsLimits(values.slice(0, baseline)));
      counts.points += values.length - baseline;
      counts.outside += judged.outside.length;
      counts.runs += judged.runs.length;
    }
    for (const part of partsOf(await ask('csat-top-box'), length)) {
      if (!part.every((row) => isQuiet(row) && (row.n ?? 0) >= 20)) continue;
      const shares = part.map(({ value, n }) => ({ k: Math.round((value ?? 0) * (n ?? 0)), n: n ?? 0 }));
      const judged = proportionSignals(shares.slice(baseline), proportionBaseline(shares.slice(0, baseline)));
      counts.points += shares.length - baseline;
      counts.outside += judged.outside.length;
      counts.runs += judged.runs.length;
    }
  }
  return counts;
}

/** Whole parts only. */
function partsOf(rows: readonly ValueRow[], length: number): ValueRow[][] {
  return Array.from({ length: Math.floor(rows.length / length) }, (_, i) =>
    rows.slice(i * length, (i + 1) * length),
  );
}

const daysAfter = (day: string, days: number) =>
  new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);

interface Series {
  deployment: SentEnterprise['deployment'];
  indicator: string;
  department: string;
  query: { from: string; to: string; grain: string };
}

const seriesOf = async ({ deployment, indicator, department, query }: Series): Promise<ValueRow[]> =>
  (await valuesOf(deployment, indicator, { ...query, department })) ?? [];
