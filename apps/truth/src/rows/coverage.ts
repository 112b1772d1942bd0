import { netPromoter, scoreMean, scoreTally, topBox, wilsonInterval } from '@attune/metrics';
import { type EnterpriseTruth, generateEnterprise } from '@attune/synthetic';
import type { Interval } from '@attune/metrics';
import { Facts } from '../facts.ts';
import { periodOf } from '../made.ts';
import { notChecked, type Row } from '../report.ts';

const check = 'intervals';
const passesWhen = 'the 95 % ones cover the truth in 92 to 98 %';
const customers = 200;
/** Fewer cannot tell 92 from 98. */
const fewestSeeds = 200;

/**
 * Of answers that everybody gives once, so that they are independent: many small enterprises through the package of
 * metrics alone, since a product for each of them would take hours.
 */
export function coverage(seed: number, seeds: number): Row {
  const how = `package metrics alone; ${seeds} seeds of ${customers} customers and one month`;
  if (seeds < fewestSeeds) return notChecked(check, passesWhen, `needs --seeds ${fewestSeeds} or more`);
  const counts = new Map<string, { covered: number; all: number }>();
  for (let nth = 1; nth <= seeds; nth += 1) {
    for (const { method, covered } of intervalsOf(seed * 100_000 + nth)) {
      const count = counts.get(method) ?? { covered: 0, all: 0 };
      counts.set(method, count);
      count.all += 1;
      if (covered) count.covered += 1;
    }
  }
  const shares = [...counts].map(([method, { covered, all }]) => ({ method, share: covered / all, all }));
  return {
    check,
    passesWhen,
    measured: shares.map(({ method, share }) => `${method} ${(100 * share).toFixed(1)} %`).join(', '),
    passed: shares.every(({ share }) => share >= 0.92 && share <= 0.98),
    note: `${how}: ${shares.map(({ method, all }) => `${all} ${method}`).join(', ')}`,
  };
}

interface Covered {
  method: string;
  covered: boolean;
}

function intervalsOf(seed: number): Covered[] {
  const enterprise = generateEnterprise({ seed, customers, ...periodOf(1), planted: true });
  const facts = new Facts(8);
  const trial = new Map<string, { n: number; satisfied: number }>();
  const steps = enterprise.walk();
  let step = steps.next();
  for (; step.done !== true; step = steps.next()) {
    for (const { event } of step.value) {
      facts.add(event);
      if (event.type !== 'response.recorded' || !event.id.startsWith('r-relationship-')) continue;
      const cell = `${event.data['department']} ${event.data['channel']}`;
      const counts = trial.get(cell) ?? { n: 0, satisfied: 0 };
      trial.set(cell, counts);
      counts.n += 1;
      if ((event.data['answers'] as { satisfaction: number }).satisfaction >= 4) counts.satisfied += 1;
    }
  }
  return [
    ...surveyIntervals(facts, step.value),
    ...trialIntervals(trial, step.value),
    ...stepIntervals(facts, step.value),
  ];
}

function covers(method: string, interval: Interval | null, truth: number): Covered[] {
  return interval === null ? [] : [{ method, covered: interval.low <= truth && truth <= interval.high }];
}

function surveyIntervals(facts: Facts, { planted }: EnterpriseTruth): Covered[] {
  if (planted === null) return [];
  const overall = (facts.surveys.get('annual') ?? []).map(({ answers }) => answers['overall'] ?? 0);
  const scale = scoreTally({ min: 0, max: 10 });
  const tally = scale.addAll(scale.empty(), overall);
  const gaps = Object.entries(planted.gaps).flatMap(([key, truth]) => {
    // A difference of two points of 1 to 7, on a scale of its own.
    const scale = scoreTally({ min: -6, max: 6 });
    const rows = facts.surveys.get('service-quality') ?? [];
    const values = rows.map(
      ({ answers }) => (answers[`${key}-perceived`] ?? 0) - (answers[`${key}-expected`] ?? 0),
    );
    return covers('student-t', scoreMean(scale.addAll(scale.empty(), values)).interval, truth);
  });
  return [...covers('adjusted-wald', netPromoter(tally).interval, planted.annual.nps.respondents), ...gaps];
}

function trialIntervals(
  trial: ReadonlyMap<string, { n: number; satisfied: number }>,
  { planted }: EnterpriseTruth,
): Covered[] {
  return Object.entries(planted?.simpson.departments ?? {}).flatMap(([department, rates]) =>
    (['web', 'store'] as const).flatMap((channel) => {
      const { n, satisfied } = trial.get(`${department} ${channel}`) ?? { n: 0, satisfied: 0 };
      const scale = scoreTally({ min: 0, max: 1 });
      const points = Array.from({ length: n }, (_, i) => (i < satisfied ? 1 : 0));
      const { interval } = topBox(scale.addAll(scale.empty(), points), 1);
      return covers('wilson', interval, rates.satisfied[channel]);
    }),
  );
}

function stepIntervals(facts: Facts, { planted }: EnterpriseTruth): Covered[] {
  let before = customers;
  return (planted?.funnel ?? []).flatMap(({ touchpoint, reached }) => {
    const here = facts.funnel.get(touchpoint) ?? 0;
    const [low, high] = wilsonInterval(here, before, 0.95);
    before = here;
    return [{ method: 'wilson', covered: low <= reached && reached <= high }];
  });
}
