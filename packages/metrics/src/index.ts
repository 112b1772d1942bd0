export { MetricsError, metricsErrors } from './metrics-error.ts';
export type { MetricsErrorCode } from './metrics-error.ts';
export type { TallyAlgebra } from './tally/algebra.ts';
export { exclusionReasons } from './tally/exclusion.ts';
export type { ExclusionReason, Exclusions } from './tally/exclusion.ts';
export { scoreTally } from './tally/score.ts';
export type { Scale, ScoreTally, ScoreValue } from './tally/score.ts';
export { countTally } from './tally/count.ts';
export type { CountTally } from './tally/count.ts';
export { sumTally } from './tally/sum.ts';
export type { Amount, SumTally } from './tally/sum.ts';
export { bucketOf, durationTally, valueOf } from './tally/duration.ts';
export type { DurationTally } from './tally/duration.ts';
export { tallyKind } from './tally/tally.ts';
export type { Tally, TallyKind, TallyOf, TallyShape, ValueOf } from './tally/tally.ts';
export type {
  Change,
  ChangeMethod,
  Interval,
  IntervalMethod,
  ReadOptions,
  Reading,
} from './indicator/reading.ts';
