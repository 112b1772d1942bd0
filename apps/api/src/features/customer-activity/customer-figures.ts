import { customerDeeds, type CustomerFigures, type CustomerSummaryQuery } from '@attune/contracts';
import { activityStanding } from '@attune/metrics';
import type { KnownMeasure } from '../measures/measure-registry.ts';
import type { PersonDay } from './read-customer.ts';

export interface FiguresQuestion extends CustomerSummaryQuery {
  measures: ReadonlyMap<number, KnownMeasure>;
  /** A local day, on which silence is judged. */
  asOf: string;
}

const deeds = new Set(customerDeeds);
const moneyFields = {
  ordered: ['order.placed'],
  cancelled: ['order.cancelled'],
  returned: ['order.returned'],
  subscribed: ['subscription.started', 'subscription.renewed'],
} as const;

/** The figures of one customer from all that they did somewhere, in any order. */
export function customerFigures(did: readonly PersonDay[], question: FiguresQuestion): CustomerFigures {
  const measured = did.flatMap((fact) => {
    const measure = question.measures.get(fact.measureId);
    return measure ? [{ ...fact, measure }] : [];
  });
  const times = (type: string) =>
    measured.reduce((sum, { measure, n }) => (measure.key === type ? sum + n : sum), 0);
  const days = activeDays(measured);
  const [tickets, complaints] = [times('ticket.opened'), times('complaint.filed')];
  return {
    firstActivity: days[0] ?? null,
    lastActivity: days.at(-1) ?? null,
    activeDays: days.length,
    standing: activityStanding(days, question.asOf, question),
    purchases: times('order.placed'),
    cancellations: times('order.cancelled'),
    returns: times('order.returned'),
    interactions: times('interaction.recorded'),
    tickets,
    complaints,
    serviceContacts: tickets + complaints,
    responses: times('response.recorded'),
    money: moneyOf(measured),
    scores: lastScores(measured),
  };
}

type MeasuredDay = PersonDay & { measure: KnownMeasure };

function activeDays(measured: readonly MeasuredDay[]): string[] {
  const active = measured.filter(({ measure, n }) => n > 0 && deeds.has(measure.key));
  return [...new Set(active.map(({ day }) => day))].sort();
}

function moneyOf(measured: readonly MeasuredDay[]): CustomerFigures['money'] {
  const sums = new Map<string, bigint>();
  const currencies = new Set<string>();
  for (const { measure, sum } of measured) {
    const [, type, currency] = /^([^:]+):amount\.([A-Z]{3})$/.exec(measure.key) ?? [];
    const field = Object.entries(moneyFields).find(([, types]) =>
      (types as readonly string[]).includes(type ?? ''),
    );
    if (!field || currency === undefined) continue;
    currencies.add(currency);
    const name = `${field[0]} ${currency}`;
    sums.set(name, (sums.get(name) ?? 0n) + sum);
  }
  const amount = (field: keyof typeof moneyFields, currency: string) => {
    const sum = Number(sums.get(`${field} ${currency}`) ?? 0n);
    return Number.isSafeInteger(sum) ? sum : null;
  };
  return [...currencies].sort().map((currency) => ({
    currency,
    ordered: amount('ordered', currency),
    cancelled: amount('cancelled', currency),
    returned: amount('returned', currency),
    subscribed: amount('subscribed', currency),
  }));
}

/** Of every measure on a scale, the answers of the latest day that has some after all edits. */
function lastScores(measured: readonly MeasuredDay[]): CustomerFigures['scores'] {
  const byMeasure = Map.groupBy(
    measured.filter(({ measure }) => measure.kind === 'score'),
    ({ measure }) => measure,
  );
  return [...byMeasure]
    .flatMap(([measure, answers]) => {
      if (measure.kind !== 'score') return [];
      const days = Map.groupBy(answers, ({ day }) => day);
      const day = [...days]
        .map(([day, parts]) => ({
          day,
          n: parts.reduce((n, part) => n + part.n, 0),
          sum: parts.reduce((sum, part) => sum + part.sum, 0n),
        }))
        .sort((a, b) => (a.day < b.day ? 1 : -1))
        .find(({ n }) => n > 0);
      const { key, min, max } = measure;
      return day ? [{ measure: key, min, max, day: day.day, n: day.n, mean: Number(day.sum) / day.n }] : [];
    })
    .sort((a, b) => (a.measure < b.measure ? -1 : 1));
}
