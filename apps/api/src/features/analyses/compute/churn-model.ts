import type { ChurnModelParameters, ChurnModelResult, ChurnQuality } from '@attune/contracts';
import {
  boostedProbability,
  boostedTrees,
  calibration,
  churnFeatures,
  type ChurnRows,
  churnRows,
  classifierQuality,
  type CustomerFact,
  type CustomerSpan,
  factsBefore,
  logisticProbability,
  logisticRegression,
  reliabilityBins,
} from '@attune/metrics';
import type { Begin, Tell } from './computation.ts';
import { type Days, spansByInactivity, spansBySubscription } from './customer-spans.ts';
import { dayNumber, dayNumbers, dayText } from './local-days.ts';
import { NetFacts } from './net-facts.ts';

/** What somebody did on a day, by places in the list of event types. */
type Deed = readonly [customer: number, day: number, events: readonly number[]];

type Probability = (row: readonly number[]) => number;

/** Enough to separate features that say the same, too little to bend an estimate that stands by itself. */
const mendingRidge = 1;

const [started, cancelled] = ['subscription.started', 'subscription.cancelled'];

export const beginChurnModel: Begin<ChurnModelParameters> = (parameters, { timeZone }) => {
  const dayOf = dayNumbers(timeZone);
  const cutOff = dayNumber(parameters.cutOff);
  const observedUntil = cutOff + 2 * parameters.horizonDays;
  const types = [...new Set([...parameters.events, ...parameters.activity, started, cancelled])];
  const facts = new NetFacts<Deed>(({ at, customer, measures }) => {
    if (customer === undefined) return undefined;
    const events = types.flatMap((type, i) => (measures[type] === 1 ? [i] : []));
    if (events.length === 0) return undefined;
    const day = dayOf(at);
    return day < observedUntil ? [customer, day, events] : undefined;
  });
  return {
    add: (row) => facts.add(row),
    finish: (tell, people) => {
      const deeds: CustomerFact[] = [];
      for (const [[customer, day, events], times] of facts.counted()) {
        for (const event of events) {
          const fact = { customer: String(people.inForce(customer)), kind: types[event] ?? '', at: day };
          for (let i = 0; i < times; i++) deeds.push(fact);
        }
      }
      // The model must not hang on the order in which the log was read.
      deeds.sort(
        (a, b) => a.at - b.at || Number(a.customer) - Number(b.customer) || (a.kind < b.kind ? -1 : 1),
      );
      return resultOf(deeds, parameters, tell);
    },
  };
};

function resultOf(
  deeds: readonly CustomerFact[],
  parameters: ChurnModelParameters,
  tell: Tell,
): ChurnModelResult {
  const { horizonDays, seed, level } = parameters;
  const cutOff = dayNumber(parameters.cutOff);
  const [judgeOn, scoreOn] = [cutOff + horizonDays, cutOff + 2 * horizonDays];
  const spansAt = spansOf(deeds, parameters);
  const rowsAt = (day: number) =>
    churnRows(pastAt(deeds, day), spansAt(day), {
      ...planOf(parameters),
      horizon: horizonDays,
      observedUntil: scoreOn,
    });
  tell('making features', 0);
  const [learnt, judged] = [rowsAt(cutOff), rowsAt(judgeOn)];
  tell('fitting the regression', 0.1);
  const logistic = fitLogistic(learnt, level);
  tell('growing trees', 0.3);
  const boosted = boostedTrees(learnt, { seed });
  tell('judging', 0.9);
  const byRegression: Probability | null =
    logistic.model && ((row) => logisticProbability(logistic.model, row));
  const byTrees: Probability | null = boosted.model && ((row) => boostedProbability(boosted.model, row));
  const [regressionQuality, treesQuality] = [byRegression, byTrees].map(
    (of) => of && qualityOf(judged, of, level),
  );
  const { names } = learnt;
  return {
    kind: 'churn-model',
    features: [...names],
    learnt: sampleOf(learnt, cutOff),
    judged: sampleOf(judged, judgeOn),
    logistic: {
      terms:
        logistic.model &&
        logistic.terms.map((term, i) => ({
          feature: names[i] ?? '',
          estimate: term.estimate,
          interval: term.interval && [term.interval[0], term.interval[1]],
          p: term.p,
          perDeviation: term.perDeviation,
        })),
      intercept: logistic.model?.intercept ?? null,
      ridge: logistic.model ? logistic.ridge : 0,
      problem: logistic.problem,
      quality: regressionQuality ?? null,
    },
    boosting: {
      trees: boosted.model?.trees.length ?? null,
      importance:
        boosted.model &&
        boosted.importance
          .map((share, i) => ({ feature: names[i] ?? '', share }))
          .toSorted((a, b) => b.share - a.share),
      problem: boosted.model ? null : boosted.reason,
      quality: treesQuality ?? null,
    },
    scored: scoredBy(
      [
        { model: 'boosting', of: byTrees, auc: treesQuality?.auc ?? 0 },
        { model: 'logistic', of: byRegression, auc: regressionQuality?.auc ?? 0 },
      ],
      { deeds, parameters, spans: spansAt(scoreOn), day: scoreOn },
    ),
  };
}

const planOf = ({ events, windows, halfLifeDays }: ChurnModelParameters) => ({
  kinds: [...new Set(events)],
  windows: [...new Set(windows)].toSorted((a, b) => a - b),
  halfLife: halfLifeDays,
});

const pastAt = (deeds: readonly CustomerFact[], day: number) =>
  factsBefore(
    deeds.filter(({ at }) => at < day),
    day,
  );

const sampleOf = ({ customers, labels }: ChurnRows, day: number) => ({
  cutOff: dayText(day),
  customers: customers.length,
  lost: labels.filter(Boolean).length,
});

/** Who was a customer at a day, and whether they were lost after it. */
function spansOf(
  deeds: readonly CustomerFact[],
  { label, activity, horizonDays }: ChurnModelParameters,
): (day: number) => CustomerSpan[] {
  const daysOf = (kinds: readonly string[]): Days =>
    new Map(
      [...Map.groupBy(deeds, ({ customer }) => customer)].map(([customer, own]) => [
        customer,
        own.filter(({ kind }) => kinds.includes(kind)).map(({ at }) => at),
      ]),
    );
  if (label === 'inactivity') {
    const days = daysOf(activity);
    return (cutOff) => spansByInactivity(days, { cutOff, horizon: horizonDays });
  }
  const ends = daysOf([cancelled]);
  const subscriptions = new Map(
    [...daysOf([started])].map(([customer, starts]) => [
      customer,
      { starts, ends: ends.get(customer) ?? [] },
    ]),
  );
  return (cutOff) => spansBySubscription(subscriptions, cutOff);
}

/** Mended by a ridge where the likelihood has no maximum of its own; says what was wrong. */
function fitLogistic(rows: ChurnRows, level: number) {
  const fit = logisticRegression(rows, { level });
  if (fit.model !== null) return { ...fit, problem: null };
  const { reason } = fit;
  if (reason === 'too-few-rows' || reason === 'one-class') return { ...fit, problem: reason };
  return { ...logisticRegression(rows, { level, ridge: mendingRidge }), problem: reason };
}

function qualityOf(judged: ChurnRows, probability: Probability, level: number): ChurnQuality {
  const scored = { scores: judged.rows.map(probability), labels: judged.labels };
  const quality = classifierQuality(scored, { level });
  const calibrated = judged.rows.length === 0 ? { reason: 'too-few-rows' } : calibration(scored);
  const isCalibrated = 'slope' in calibrated;
  const interval = quality.auc?.interval;
  return {
    auc: quality.auc?.auc ?? null,
    aucInterval: interval ? [interval[0], interval[1]] : null,
    brier: quality.brier,
    logLoss: quality.logLoss,
    averagePrecision: quality.averagePrecision,
    calibrationError: quality.calibrationError,
    calibration: isCalibrated ? calibrated : null,
    calibrationReason: isCalibrated ? null : calibrated.reason,
    lift: quality.top?.lift ?? null,
    capture: quality.top?.capture ?? null,
    bins: reliabilityBins(scored).map(({ count, ...bin }) => ({ ...bin, customers: count })),
  };
}

interface Scoring {
  deeds: readonly CustomerFact[];
  parameters: ChurnModelParameters;
  spans: readonly CustomerSpan[];
  day: number;
}

function scoredBy(
  models: readonly { model: 'logistic' | 'boosting'; of: Probability | null; auc: number }[],
  { deeds, parameters, spans, day }: Scoring,
): ChurnModelResult['scored'] {
  const [best] = models.filter(({ of }) => of !== null).toSorted((a, b) => b.auc - a.auc);
  const risk = best?.of;
  if (!best || !risk) return null;
  // Whether they were lost after this day is what nobody knows yet; who was lost before it is none to warn of.
  const there = spans.filter(({ since, lostAt }) => since < day && (lostAt === null || lostAt >= day));
  const { rows } = churnFeatures(pastAt(deeds, day), there, planOf(parameters));
  const risks = there.map(({ customer }, i) => ({ customer: Number(customer), risk: risk(rows[i] ?? []) }));
  return {
    on: dayText(day),
    model: best.model,
    customers: risks.length,
    expectedLosses: risks.reduce((sum, one) => sum + one.risk, 0),
    top: risks.toSorted((a, b) => b.risk - a.risk || a.customer - b.customer).slice(0, parameters.top),
  };
}
