import {
  type CustomerLifetimeValueParameters,
  type CustomerLifetimeValueResult,
  eventMeasureKey,
} from '@attune/contracts';
import {
  type BgNbd,
  expectedPurchases,
  expectedSpend,
  fitBgNbd,
  fitGammaGamma,
  type GammaGamma,
  monthlyRate,
  predictedValue,
  probabilityAlive,
  type PurchaseDays,
  type PurchaseSummary,
  purchaseSummary,
} from '@attune/metrics';
import type { Begin, Tell } from './computation.ts';
import { dayNumber, dayNumbers, dayText } from './local-days.ts';
import { NetFacts } from './net-facts.ts';
import type { People } from './people.ts';

type OrderFact = readonly [customer: number | null, day: number, amount: number, department: number];

/** What one customer bought, by day. */
interface Buyer {
  days: Map<number, bigint>;
  /** Of the last order. */
  department: number;
}

/** A model counts in weeks. */
const week = 7;
const monthLength = 365.25 / 12 / week;
/** Customers with so many repeat purchases and more are one group of the hold-out check. */
const mostRepeats = 7;

type HoldOut = Pick<CustomerLifetimeValueResult, 'holdOut' | 'holdOutReason'>;

export const beginCustomerLifetimeValue: Begin<CustomerLifetimeValueParameters> = (parameters, context) => {
  const amountOf = eventMeasureKey('order.placed', `amount.${parameters.currency}`);
  const dayOf = dayNumbers(context.timeZone);
  const [from, to] = [dayNumber(parameters.from), dayNumber(parameters.to)];
  const facts = new NetFacts<OrderFact>(({ at, customer = null, measures, department }) => {
    const amount = measures[amountOf];
    if (typeof amount !== 'number') return undefined;
    const day = dayOf(at);
    return day < from || day > to ? undefined : [customer, day, amount, department];
  });
  return {
    add: (row) => facts.add(row),
    finish: (tell, people) => {
      const { buyers, withoutCustomer } = buyersOf(facts, people);
      tell('fitting', 0);
      const found = forecast(buyers, parameters, (id) => context.departments[id] ?? '');
      return {
        kind: 'customer-lifetime-value',
        currency: parameters.currency,
        withoutCustomer,
        ...found,
        ...holdOut(buyers, parameters, tell),
      };
    },
  };
};

function buyersOf(facts: NetFacts<OrderFact>, people: People) {
  const buyers = new Map<number, Buyer & { last: number }>();
  let withoutCustomer = 0;
  for (const [[customer, day, amount, department], times] of facts.counted()) {
    if (customer === null) {
      withoutCustomer += times;
      continue;
    }
    const one = people.inForce(customer);
    const buyer = buyers.get(one) ?? { days: new Map<number, bigint>(), department, last: day };
    buyers.set(one, buyer);
    buyer.days.set(day, (buyer.days.get(day) ?? 0n) + BigInt(amount) * BigInt(times));
    // Of two departments on one day the lower id, so that the order of reading does not decide.
    if (day > buyer.last || (day === buyer.last && department < buyer.department)) {
      Object.assign(buyer, { department, last: day });
    }
  }
  return { buyers, withoutCustomer };
}

const daysOf = ({ days }: Buyer, last: number): PurchaseDays =>
  [...days].filter(([day]) => day <= last).toSorted(([a], [b]) => a - b);

function forecast(
  buyers: ReadonlyMap<number, Buyer>,
  parameters: CustomerLifetimeValueParameters,
  departmentOf: (id: number) => string,
) {
  const last = dayNumber(parameters.to);
  const summaries = [...buyers].map(([customer, buyer]) => ({
    customer,
    department: departmentOf(buyer.department),
    summary: purchaseSummary(daysOf(buyer, last), parameters.to),
  }));
  const purchases = fitBgNbd(summaries.map(({ summary }) => summary));
  const spend = fitGammaGamma(
    summaries.map(({ summary }) => ({ repeats: summary.repeats, mean: summary.mean ?? 0 })),
  );
  const outlooks = summaries.map(({ customer, department, summary }) => ({
    customer,
    department,
    repeats: summary.repeats,
    ...(purchases.model && outlookOf(purchases.model, spend.model, summary, parameters)),
  }));
  const told = outlooks.filter((outlook) => outlook.alive !== undefined) as Outlook[];
  return {
    customers: summaries.length,
    repeatCustomers: summaries.filter(({ summary }) => summary.repeats > 0).length,
    purchases: purchases.model && { ...purchases.model, ...fitted(purchases) },
    purchasesReason: purchases.model ? null : purchases.reason,
    spend: spend.model && {
      ...spend.model,
      ...fitted(spend),
      correlation: spend.correlation,
      linked: spend.linked,
    },
    spendReason: spend.model ? null : spend.reason,
    ...sums(told),
    departments: [...Map.groupBy(outlooks, ({ department }) => department)]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([department, own]) => ({
        department,
        customers: own.length,
        ...sums(told.filter((outlook) => outlook.department === department)),
      })),
    top: told.toSorted((a, b) => worth(b) - worth(a) || a.customer - b.customer).slice(0, parameters.top),
  };
}

interface Outlook {
  customer: number;
  department: string;
  repeats: number;
  alive: number;
  expectedPurchases: number;
  value: number | null;
}

/** Without amounts the ones who buy most often are worth most. */
const worth = ({ value, expectedPurchases }: Outlook) => value ?? expectedPurchases;

function outlookOf(
  model: BgNbd,
  spend: GammaGamma | null,
  summary: PurchaseSummary,
  { months, yearlyDiscount, margin }: CustomerLifetimeValueParameters,
) {
  const amount = spend && expectedSpend(spend, { repeats: summary.repeats, mean: summary.mean ?? 0 });
  return {
    alive: probabilityAlive(model, summary),
    expectedPurchases: expectedPurchases(model, summary, months * monthLength),
    value:
      amount === null
        ? null
        : predictedValue(model, summary, {
            months,
            monthLength,
            monthlyDiscount: monthlyRate(yearlyDiscount),
            valuePerPurchase: amount * margin,
          }),
  };
}

function sums(outlooks: readonly Outlook[]) {
  const sum = (of: (outlook: Outlook) => number) =>
    outlooks.length === 0 ? null : outlooks.reduce((total, outlook) => total + of(outlook), 0);
  const valued = outlooks.every(({ value }) => value !== null);
  return {
    alive: sum(({ alive }) => alive),
    expectedPurchases: sum(({ expectedPurchases }) => expectedPurchases),
    value: valued ? sum(({ value }) => value ?? 0) : null,
  };
}

const fitted = (fit: { logLikelihood: number; converged: boolean; atLimit: readonly string[] }) => ({
  logLikelihood: fit.logLikelihood,
  converged: fit.converged,
  atLimit: [...fit.atLimit],
});

/** Would a model of the days before have predicted the last ones? Without half of all days to learn from, no check. */
function holdOut(
  buyers: ReadonlyMap<number, Buyer>,
  { from, to, holdOutDays }: CustomerLifetimeValueParameters,
  tell: Tell,
): HoldOut {
  const last = dayNumber(to) - holdOutDays;
  if (last - dayNumber(from) + 1 < holdOutDays) return { holdOut: null, holdOutReason: 'too-few-days' };
  tell('checking against the days held out', 0.6);
  const known = [...buyers.values()].flatMap((buyer) => {
    const days = daysOf(buyer, last);
    if (days.length === 0) return [];
    return [{ summary: purchaseSummary(days, dayText(last)), actual: buyer.days.size - days.length }];
  });
  const fit = fitBgNbd(known.map(({ summary }) => summary));
  if (!fit.model) return { holdOut: null, holdOutReason: fit.reason };
  const { model } = fit;
  const compared = known.map(({ summary, actual }) => ({
    repeats: Math.min(summary.repeats, mostRepeats),
    predicted: expectedPurchases(model, summary, holdOutDays / week),
    actual,
  }));
  return {
    holdOut: {
      from: dayText(last + 1),
      ...compare(compared),
      meanAbsoluteError:
        compared.reduce((sum, { predicted, actual }) => sum + Math.abs(predicted - actual), 0) /
        compared.length,
      byRepeats: [...Map.groupBy(compared, ({ repeats }) => repeats)]
        .toSorted(([a], [b]) => a - b)
        .map(([repeats, own]) => ({ repeats, ...compare(own) })),
    },
    holdOutReason: null,
  };
}

const compare = (compared: readonly { predicted: number; actual: number }[]) => ({
  customers: compared.length,
  predicted: compared.reduce((sum, { predicted }) => sum + predicted, 0),
  actual: compared.reduce((sum, { actual }) => sum + actual, 0),
});
