import type { FunnelParameters, FunnelResult } from '@attune/contracts';
import { funnel, furthestSteps, type JourneyEvent, type Reading } from '@attune/metrics';
import type { Begin } from './computation.ts';
import { dayRange } from './day-range.ts';
import { NetFacts } from './net-facts.ts';

/** What somebody did, and when: the steps it may be, each by the place at which it first comes. */
type Deed = readonly [customer: number | null, at: number, steps: readonly number[]];

const dayMs = 86_400_000;

export const beginFunnel: Begin<FunnelParameters> = (parameters, { timeZone }) => {
  const { steps, windowDays, level } = parameters;
  const names = steps.map(({ event, touchpoint }) => JSON.stringify([event, touchpoint ?? null]));
  const places = names.map((name) => names.indexOf(name));
  const opens = dayRange(parameters, timeZone);
  const inReach = dayRange({ from: parameters.from, to: daysLater(parameters.to, windowDays) }, timeZone);
  const facts = new NetFacts<Deed>(({ at, customer = null, measures, dimensions }) => {
    const isIts = steps.map(
      ({ event, touchpoint }) =>
        measures[event] === 1 && (touchpoint === undefined || dimensions.touchpoint === touchpoint),
    );
    if (!isIts.includes(true) || !inReach(at)) return undefined;
    const own = [...new Set(places.filter((_, i) => isIts[i]))];
    // After the period nobody sets out any more.
    const counted = opens(at) ? own : own.filter((place) => place !== 0);
    return counted.length === 0 ? undefined : [customer, at, counted];
  });
  return {
    add: (row) => facts.add(row),
    finish: (tell, people) => {
      tell('following customers', 0);
      const journeys = new Map<number, JourneyEvent[]>();
      let withoutCustomer = 0;
      for (const [[customer, time, own], times] of facts.counted()) {
        if (customer === null) {
          withoutCustomer += times;
          continue;
        }
        const one = people.inForce(customer);
        const deeds = journeys.get(one) ?? [];
        journeys.set(one, deeds);
        for (const place of own) deeds.push({ event: String(place), time });
      }
      const furthest = furthestSteps(journeys.values(), {
        steps: places.map(String),
        window: windowDays * dayMs,
      });
      const found = funnel(names, furthest, { level });
      return {
        kind: 'funnel',
        steps: steps.map(({ event, touchpoint }, i) => ({
          event,
          touchpoint: touchpoint ?? null,
          customers: found.steps[i]?.customers ?? 0,
          conversion: found.steps[i]?.conversion ? shown(found.steps[i].conversion) : null,
        })),
        overall: shown(found.overall),
        withoutCustomer,
        level,
      };
    },
  };
};

const shown = ({ value, interval }: Reading): FunnelResult['overall'] => ({
  value,
  interval: interval === null ? null : [interval.low, interval.high],
});

const daysLater = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
