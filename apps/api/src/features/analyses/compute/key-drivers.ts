import { type KeyDriversParameters, type KeyDriversResult, questionMeasureKey } from '@attune/contracts';
import {
  cronbachAlpha,
  driverIntervals,
  importancePerformance,
  type ItemMoments,
  type KeyDrivers,
  keyDrivers,
  mcdonaldOmega,
  rowMoments,
} from '@attune/metrics';
import type { Begin, ComputeContext } from './computation.ts';
import { dayRange } from './day-range.ts';
import { NetFacts } from './net-facts.ts';

/** Answers in the order outcome, drivers; null for a question left open. */
type Row = (number | null)[];

/** Of a response that does not count at all, as opposed to one that left a question open. */
const outOfCount = new Set<unknown>(['superseded', 'no-consent', 'test']);

/** The outcome comes first in every row. */
const outcome = 0;

export const beginKeyDrivers: Begin<KeyDriversParameters> = (parameters, context) => {
  const questions = [parameters.outcome, ...parameters.drivers];
  const keys = questions.map((question) => questionMeasureKey(parameters.survey, question));
  const inRange = dayRange(parameters, context.timeZone);
  const facts = new NetFacts<Row>(({ at, measures }) => {
    const answers = keys.map((key) => measures[key]);
    if (answers.every((answer) => answer === undefined || outOfCount.has(answer)) || !inRange(at))
      return undefined;
    return answers.map((answer) => (typeof answer === 'number' ? answer : null));
  });
  return {
    add: (row) => facts.add(row),
    finish: (tell) => {
      const rows: Row[] = [];
      for (const [row, times] of facts.counted()) for (let i = 0; i < times; i++) rows.push(row);
      // So that the seed alone decides on the sample, not the order in which the log was read.
      rows.sort(byAnswers);
      tell('weighing drivers', 0);
      return resultOf(parameters, context, rows, () => tell('resampling', 0.1));
    },
  };
};

function resultOf(
  { drivers, resamples, seed, level }: KeyDriversParameters,
  { scales }: ComputeContext,
  rows: readonly Row[],
  resampling: () => void,
): KeyDriversResult {
  const moments = rowMoments(rows, drivers.length + 1);
  const { n, covariances } = moments;
  // With as many drivers as responses anything is explained, and nothing said.
  const tooFew = covariances === null || n < drivers.length + 2;
  const found = keyDrivers(tooFew ? { ...moments, covariances: null } : moments, { outcome, seed });
  resampling();
  const intervals =
    found.reason === null ? driverIntervals(rows, { outcome, seed, resamples, level }) : undefined;
  const rated = drivers.map((question, i) => ({
    id: question,
    importance: found.lmg?.[i] ?? null,
    performance: shareOfScale(moments.means[i + 1], scales[question]),
  }));
  const { crosshair, attributes } = importancePerformance(rated, 'mean');
  return {
    kind: 'key-drivers',
    n,
    dropped: moments.dropped,
    enough: found.enough && found.reason === null,
    rSquared: found.rSquared,
    outcomeMean: moments.means[outcome] ?? null,
    drivers: drivers.map((question, i) => ({
      question,
      lmg: found.lmg?.[i] ?? null,
      lmgInterval: pair(intervals?.lmg?.[i]),
      relativeWeight: found.relativeWeights?.[i] ?? null,
      relativeWeightInterval: pair(intervals?.relativeWeights?.[i]),
      alone: found.first?.[i] ?? null,
      lost: found.last?.[i] ?? null,
      standardizedBeta: found.standardizedBeta?.[i] ?? null,
      varianceInflation: found.vif?.[i] ?? null,
      mean: moments.means[i + 1] ?? null,
      performance: rated[i]?.performance ?? null,
      quadrant: attributes[i]?.quadrant ?? null,
      problem: problemOf(moments, found, i),
    })),
    crosshair,
    reliability: reliabilityOf(rows, drivers, level),
    sampledOrders: found.sampled?.orders ?? null,
    resamples,
    seed,
    level,
    reason: found.reason === 'too-few-items' ? 'too-few-rows' : found.reason,
  };
}

function problemOf({ covariances }: ItemMoments, { collinear }: KeyDrivers, driver: number) {
  if (covariances?.[driver + 1]?.[driver + 1] === 0) return 'constant';
  return collinear.includes(driver) ? 'determined' : null;
}

/** Whether the drivers measure one thing: their reliability as a scale. */
function reliabilityOf(
  rows: readonly Row[],
  drivers: readonly string[],
  level: number,
): KeyDriversResult['reliability'] {
  // The same responses as the drivers: complete with the outcome.
  const complete = rows.filter((row) => row.every((answer) => answer !== null));
  const moments = rowMoments(
    complete.map((row) => row.slice(1)),
    drivers.length,
  );
  const alpha = cronbachAlpha(moments, level);
  const omega = mcdonaldOmega(moments);
  return {
    alpha: alpha.alpha,
    alphaInterval: pair(alpha.interval),
    omega: omega.omega,
    heywood: omega.heywood === null ? null : (drivers[omega.heywood] ?? null),
    reason: alpha.reason ?? omega.reason,
  };
}

function shareOfScale(
  mean: number | undefined,
  scale: { min: number; max: number } | undefined,
): number | null {
  return mean === undefined || scale === undefined ? null : (mean - scale.min) / (scale.max - scale.min);
}

const pair = (bounds: readonly [number, number] | null | undefined): [number, number] | null =>
  bounds ? [bounds[0], bounds[1]] : null;

function byAnswers(a: Row, b: Row): number {
  for (const [i, answer] of a.entries()) {
    const difference = (answer ?? -1) - (b[i] ?? -1);
    if (difference !== 0) return difference;
  }
  return 0;
}
