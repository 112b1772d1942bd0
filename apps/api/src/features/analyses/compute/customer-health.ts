import type { CustomerHealthParameters, CustomerHealthResult } from '@attune/contracts';
import { compositeScore, type CompositeScore } from '@attune/metrics';
import type { Begin } from './computation.ts';
import { dayNumber, dayNumbers } from './local-days.ts';
import { NetFacts } from './net-facts.ts';
import type { People } from './people.ts';

/** Values in the order of the parts; null where the fact says nothing of one. */
type HealthFact = readonly [
  customer: number | null,
  at: number,
  day: number,
  department: number,
  values: readonly (number | null)[],
];

interface PartFacts {
  n: number;
  sum: number;
  latestAt: number;
  latest: number;
  lastDay: number;
}

interface Known {
  at: number;
  department: number;
  parts: (PartFacts | undefined)[];
}

type Part = CustomerHealthParameters['parts'][number];

export const beginCustomerHealth: Begin<CustomerHealthParameters> = (parameters, context) => {
  const dayOf = dayNumbers(context.timeZone);
  const [from, to] = [dayNumber(parameters.from), dayNumber(parameters.to)];
  const facts = new NetFacts<HealthFact>(({ at, customer = null, measures, department }) => {
    const values = parameters.parts.map(({ measure }) => {
      const value = measures[measure];
      return typeof value === 'number' ? value : null;
    });
    if (values.every((value) => value === null)) return undefined;
    const day = dayOf(at);
    return day < from || day > to ? undefined : [customer, at, day, department, values];
  });
  return {
    add: (row) => facts.add(row),
    finish: (tell, people) => {
      tell('scoring customers', 0);
      const { known, withoutCustomer } = knownOf(facts, people);
      return { ...resultOf(known, parameters, { to, departments: context.departments }), withoutCustomer };
    },
  };
};

function knownOf(
  facts: NetFacts<HealthFact>,
  people: People,
): { known: Map<number, Known>; withoutCustomer: number } {
  const known = new Map<number, Known>();
  let withoutCustomer = 0;
  for (const [[customer, at, day, department, values], times] of facts.counted()) {
    if (customer === null) {
      withoutCustomer += times;
      continue;
    }
    const owner = people.inForce(customer);
    const one = known.get(owner) ?? { at, department, parts: values.map(() => undefined) };
    known.set(owner, one);
    // Of two facts at one moment the lower id and the lower value, so that the order of reading does not decide.
    if (at > one.at || (at === one.at && department < one.department)) Object.assign(one, { at, department });
    for (const [i, value] of values.entries()) {
      if (value === null) continue;
      const part = one.parts[i] ?? { n: 0, sum: 0, latestAt: -Infinity, latest: 0, lastDay: day };
      one.parts[i] = part;
      part.n += times;
      part.sum += times * value;
      part.lastDay = Math.max(part.lastDay, day);
      if (at > part.latestAt || (at === part.latestAt && value < part.latest)) {
        part.latestAt = at;
        part.latest = value;
      }
    }
  }
  return { known, withoutCustomer };
}

/** Of somebody who is known at all, none is a count of 0; of a mean it is nothing. */
function valueOf(part: PartFacts | undefined, { reading }: Part, to: number): number | null {
  if (part === undefined) return reading === 'count' || reading === 'sum' ? 0 : null;
  switch (reading) {
    case 'latest':
      return part.latest;
    case 'mean':
      return part.sum / part.n;
    case 'sum':
      return part.sum;
    case 'count':
      return part.n;
    case 'days-since':
      return to - part.lastDay;
  }
}

function resultOf(
  known: ReadonlyMap<number, Known>,
  { parts, missing, aggregation, lowest }: CustomerHealthParameters,
  { to, departments }: { to: number; departments: Readonly<Record<number, string>> },
): Omit<CustomerHealthResult, 'withoutCustomer'> {
  const definition = { version: 1, parts, missing, aggregation };
  const all = [...known].map(([customer, { department, parts: own }]) => {
    const values = Object.fromEntries(parts.map((part, i) => [part.id, valueOf(own[i], part, to)]));
    return {
      customer,
      department: departments[department] ?? '',
      values,
      index: compositeScore(definition, values),
    };
  });
  const scored = all.filter(
    (one): one is typeof one & { index: { value: number } } => one.index.value !== null,
  );
  return {
    kind: 'customer-health',
    customers: all.length,
    scored: scored.length,
    mean: mean(scored.map(({ index }) => index.value)),
    distribution: Array.from({ length: 10 }, (_, i) => ({
      from: 10 * i,
      to: 10 * (i + 1),
      customers: scored.filter(({ index }) => Math.min(9, Math.floor(index.value / 10)) === i).length,
    })),
    unscored: {
      empty: withReason(all, 'empty'),
      'part-missing': withReason(all, 'part-missing'),
      'below-minimum-coverage': withReason(all, 'below-minimum-coverage'),
    },
    parts: parts.map(({ id }) => {
      const values = all.map(({ values }) => values[id] ?? null).filter((value) => value !== null);
      const scores = all.map(({ index }) => index.scores[id] ?? null).filter((score) => score !== null);
      return { id, customers: values.length, mean: mean(values), score: mean(scores) };
    }),
    lowest: scored
      .toSorted((a, b) => a.index.value - b.index.value || a.customer - b.customer)
      .slice(0, lowest)
      .map(({ customer, department, index }) => ({
        customer,
        department,
        value: index.value,
        coverage: index.coverage,
        scores: index.scores,
      })),
  };
}

const withReason = (all: readonly { index: CompositeScore }[], reason: CompositeScore['reason']) =>
  all.filter(({ index }) => index.reason === reason).length;

const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
