import { boostedProbability, boostedTrees, classifierQuality, rocAuc } from '@attune/metrics';
import type { SentEnterprise } from '../enterprise.ts';
import { type CustomerFacts, dayMs, monthMs } from '../facts.ts';
import { notChecked, type Row } from '../report.ts';

const check = 'churn model';
const passesWhen = 'AUC within 0.02 of that of the true probabilities, ECE ≤ 0.03';
const fewestEnds = 200;

interface Month {
  features: readonly number[];
  ended: boolean;
  /** True probability. */
  hazard: number;
}

/**
 * One row per contract and month, with what was known before it was over. Learnt from the first two thirds of the
 * period, judged on the rest.
 */
export function churn({ made, facts }: SentEnterprise): Row {
  const from = Date.parse(made.plan.from);
  const to = Date.parse(made.plan.to) + dayMs;
  const until = from + ((to - from) * 2) / 3;
  const learnt: Month[] = [];
  const judged: Month[] = [];
  for (const { externalId, contract } of made.truth.individuals ?? []) {
    const customer = facts.customers.get(externalId);
    if (!contract || !customer?.contract) continue;
    for (const [at, hazard] of contract.hazards.entries()) {
      const end = customer.contract.startedAt + (at + 1) * monthMs;
      const { endedAt } = customer.contract;
      const ended = endedAt !== null && Math.abs(endedAt - end) < dayMs;
      (end < until ? learnt : judged).push({ features: featuresAt(customer, end, at + 1), ended, hazard });
    }
  }
  const ends = [learnt, judged].map((months) => months.filter(({ ended }) => ended).length);
  if (ends.some((count) => count < fewestEnds))
    return notChecked(
      check,
      passesWhen,
      `needs ${fewestEnds} ended contracts in each part, not ${ends.join(' and ')}`,
    );
  const fit = boostedTrees(
    { rows: learnt.map(({ features }) => features), labels: learnt.map(({ ended }) => ended) },
    { seed: made.plan.seed, mostTrees: 300, patience: 30, leafRows: 200 },
  );
  if (fit.model === null) return notChecked(check, passesWhen, fit.reason);
  const { model } = fit;
  const labels = judged.map(({ ended }) => ended);
  const quality = classifierQuality({
    scores: judged.map(({ features }) => boostedProbability(model, features)),
    labels,
  });
  const best = rocAuc({ scores: judged.map(({ hazard }) => hazard), labels }, 0.95);
  const [auc, bestAuc, error] = [quality.auc?.auc, best?.auc, quality.calibrationError];
  if (auc === undefined || bestAuc === undefined || error === null)
    return notChecked(check, passesWhen, 'no AUC');
  return {
    check,
    passesWhen,
    measured: `AUC ${auc.toFixed(3)} of ${bestAuc.toFixed(3)}, ECE ${error.toFixed(3)}`,
    passed: bestAuc - auc <= 0.02 && error <= 0.03,
    note: [
      `from the events sent, package metrics; boosted trees learnt from ${learnt.length} contract months, judged on ${judged.length} later ones`,
      `satisfaction is hidden, and seen through answers only`,
      `expected of who knows every true probability: ${made.truth.churn.bestAuc?.toFixed(3)}`,
    ].join('; '),
  };
}

/** Of the month that is over at `end`, and of all before it. */
function featuresAt(customer: CustomerFacts, end: number, month: number): number[] {
  const since = end - monthMs;
  const waiting = customer.tickets
    .values()
    .some(({ openedAt, solvedAt }) => openedAt < end - 3 * dayMs && solvedAt >= end);
  const answers = customer.answers.filter(({ at }) => at < end);
  return [
    month,
    customer.late.filter((at) => at >= since && at < end).length,
    waiting ? 1 : 0,
    answers.length,
    ...(['recommend', 'satisfaction', 'effort'] as const).map((question) => shrunkMean(answers, question)),
  ];
}

const usual = { recommend: 7.5, satisfaction: 4, effort: 5 };

/** The mean answer with half an ordinary one added, so that few answers say little. */
function shrunkMean(answers: CustomerFacts['answers'], question: keyof typeof usual): number {
  const points = answers.map(({ points }) => points[question]).filter((point) => typeof point === 'number');
  return points.reduce((sum, point) => sum + point, usual[question] / 2) / (points.length + 0.5);
}
