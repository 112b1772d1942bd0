import type { SurvivalParameters, SurvivalResult } from '@attune/contracts';
import { kaplanMeier, type Lifetime, lifetimeCounts, logRank, type SurvivalCurve } from '@attune/metrics';
import { AnalysisRefusal } from './analysis-refusal.ts';
import type { Begin } from './computation.ts';
import { dayNumber, dayNumbers } from './local-days.ts';
import { NetFacts } from './net-facts.ts';
import type { People } from './people.ts';

type Mark = readonly [customer: number | null, day: number, what: 'start' | 'end', group: string | null];

interface Stay {
  start: number;
  group: string | null;
  /** Days of ends, whenever they were. */
  ends: number[];
}

/** More curves than this nobody can read, nor a test tell apart. */
const mostGroups = 12;

export const beginSurvival: Begin<SurvivalParameters> = (parameters, { timeZone, departments }) => {
  const { start, end, by, level } = parameters;
  const dayOf = dayNumbers(timeZone);
  const [from, to] = [dayNumber(parameters.from), dayNumber(parameters.to)];
  const facts = new NetFacts<Mark>(({ at, customer = null, measures, dimensions, department }) => {
    const what = measures[start] === 1 ? 'start' : measures[end] === 1 ? 'end' : undefined;
    if (what === undefined) return undefined;
    const day = dayOf(at);
    if (day > to) return undefined;
    const group =
      by === undefined || what === 'end'
        ? null
        : by === 'department'
          ? departments[department]
          : dimensions[by];
    return [customer, day, what, group ?? null];
  });
  return {
    add: (row) => facts.add(row),
    finish: (tell, people) => {
      tell('following customers', 0);
      const { stays, withoutCustomer } = staysOf(facts, people);
      // Who started before the period is not of this cohort, though they may have started again in it.
      const cohort = stays.filter((stay) => stay.start >= from);
      return { kind: 'survival', ...curvesOf(cohort, { to, by, level }), withoutCustomer, level };
    },
  };
};

function staysOf(facts: NetFacts<Mark>, people: People): { stays: Stay[]; withoutCustomer: number } {
  const stays = new Map<number, Stay>();
  let withoutCustomer = 0;
  for (const [[customer, day, what, group], times] of facts.counted()) {
    if (customer === null) {
      withoutCustomer += times;
      continue;
    }
    const one = people.inForce(customer);
    const stay = stays.get(one) ?? { start: Infinity, group: null, ends: [] };
    stays.set(one, stay);
    if (what === 'end') stay.ends.push(day);
    // Of two starts on one day the first by name, so that the order of reading does not decide.
    else if (day < stay.start || (day === stay.start && (group ?? '') < (stay.group ?? ''))) {
      stay.start = day;
      stay.group = group;
    }
  }
  return { stays: [...stays.values()].filter(({ start }) => start < Infinity), withoutCustomer };
}

function curvesOf(
  stays: readonly Stay[],
  { to, by, level }: { to: number; by: string | undefined; level: number },
): Pick<SurvivalResult, 'overall' | 'groups' | 'logRank'> {
  const lifetimes = (own: readonly Stay[]) =>
    lifetimeCounts(
      own.map(({ start, ends }): Lifetime => {
        const ended = Math.min(...ends.filter((day) => day >= start));
        return ended === Infinity
          ? { duration: to - start, observed: false }
          : { duration: ended - start, observed: true };
      }),
    );
  const overall = shown(kaplanMeier(lifetimes(stays), level));
  if (by === undefined) return { overall, groups: [], logRank: null };
  const groups = [...Map.groupBy(stays, ({ group }) => group)].toSorted(([a], [b]) =>
    (a ?? '') < (b ?? '') ? -1 : 1,
  );
  if (groups.length > mostGroups) throw new AnalysisRefusal('too-many-groups', `${groups.length} of ${by}`);
  const counts = groups.map(([, own]) => lifetimes(own));
  const test = logRank(counts);
  return {
    overall,
    groups: groups.map(([group], i) => ({
      group,
      ...shown(kaplanMeier(counts[i] ?? [], level)),
      expected: test.groups[i]?.expected ?? 0,
    })),
    logRank:
      test.chiSquared === null || test.p === null
        ? null
        : { chiSquared: test.chiSquared, df: test.df, p: test.p },
  };
}

const shown = (curve: SurvivalCurve): SurvivalResult['overall'] => ({
  n: curve.n,
  events: curve.events,
  median: curve.median,
  medianInterval: [...curve.medianInterval],
  steps: curve.steps.map(({ time, atRisk, events, survival, standardError, logLog }) => ({
    day: time,
    atRisk,
    events,
    survival,
    standardError,
    interval: logLog && [logLog[0], logLog[1]],
  })),
});
