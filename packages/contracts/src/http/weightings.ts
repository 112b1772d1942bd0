import { z } from 'zod';
import { text } from '../cloud-event.ts';
import { dimensions } from '../measure.ts';
import { names } from './departments.ts';
import { derivedProgress } from './derived-measures.ts';
import { interval } from './interval.ts';

const dimension = z.enum(dimensions);
/** A value of a dimension, as events state it. */
const level = text(200, 1);
/** How many of the `total` there should be. */
const share = z.int();

/** Bounds of weights as multiples of their mean. */
const trim = z.strictObject({ low: z.number().default(0.2), high: z.number().default(5) });

const scope = {
  /** What the targets of each margin, or of all cells, add up to: 1,000,000 for millionths, or a number of customers. */
  total: z.int(),
  /** Keys of the surveys whose answers are weighted; of all surveys unless given. */
  surveys: z.array(text(100, 1)).max(100).optional(),
};

/**
 * What the respondents should look like. With `raking` a target for every level of each dimension by itself, with
 * `post-stratification` one for every combination of levels that there is.
 */
export const weightingDefinition = z.discriminatedUnion('method', [
  z.strictObject({
    method: z.literal('raking'),
    margins: z
      .array(z.strictObject({ dimension, targets: z.array(z.strictObject({ level, share })).max(200) }))
      .max(10),
    ...scope,
    /** Weights beyond these bounds are cut to them, and raked once more. Not done unless given. */
    trim: trim.optional(),
  }),
  z.strictObject({
    method: z.literal('post-stratification'),
    dimensions: z.array(dimension).max(10),
    /** Levels in the order of the dimensions. */
    cells: z.array(z.strictObject({ levels: z.array(level).max(10), share })).max(1000),
    ...scope,
  }),
]);
export type WeightingDefinition = z.infer<typeof weightingDefinition>;

export const weighting = z.object({
  key: z.string(),
  /** A key that is declared again after it was retired is another version. */
  version: z.int(),
  names,
  definition: weightingDefinition,
  /** Of method and targets, in 16 hexadecimal digits: two that are equal weigh alike. */
  fingerprint: z.string(),
  declaredAt: z.iso.datetime(),
  /** Whether the answers there were when it was declared are counted by its dimensions yet. */
  status: z.enum(['building', 'ready']),
  /** Null once ready. */
  progress: derivedProgress.nullable(),
  /** While building: the first day that is complete already. Null once ready. */
  from: z.iso.date().nullable(),
});
export type WeightingAnswer = z.infer<typeof weighting>;

export const weightings = z.object({ weightings: z.array(weighting) });

/** Reasons to doubt a weighted figure. */
const weightingWarningCodes = [
  /** Less than half of what the answers are worth is left. */
  'design-effect-high',
  /** Some weights were cut to the bounds, so that they no longer meet the targets unless others made up for it. */
  'weights-trimmed',
  /** Few answers stand for a level, and each of them counts for much. */
  'few-respondents',
  /** Answers that state no level with a target are left out. */
  'answers-without-target',
  /**
   * Whoever answers scores otherwise elsewhere than whoever does not, also among those who weigh the same: answering
   * hangs on satisfaction itself, which no weighting can mend.
   */
  'weighting-may-not-help',
] as const;

/** One level; with post-stratification one of each dimension. */
const namedLevels = z.array(z.object({ dimension, level: z.string() }));

export const weightingWarning = z.object({
  code: z.enum(weightingWarningCodes),
  /** Those it is about, where it is about some. */
  levels: z.array(namedLevels).optional(),
});
export type WeightingWarning = z.infer<typeof weightingWarning>;

/** What a figure's weights are like; figures beside each other are weighted each on its own. */
export const weightedFigure = z.object({
  /** The figure as it is without weights, of the same answers and those that state no level with a target. */
  unweighted: z.object({
    value: z.number().nullable(),
    n: z.int(),
    interval: interval.nullable(),
  }),
  /** (Σw)² / Σw²: as many answers of equal weight say as much. Null where there are no weights, as all below. */
  effectiveN: z.number().nullable(),
  /** n Σw² / (Σw)². */
  designEffect: z.number().nullable(),
  /** Weights as multiples of their mean. */
  smallestWeight: z.number().nullable(),
  largestWeight: z.number().nullable(),
  /** Rounds over all margins until the targets were met. */
  rounds: z.int().nullable(),
  /** How many answers' weights were cut to the bounds, and how many are beyond them all the same. */
  trimmed: z.object({ cut: z.int(), beyond: z.int() }).nullable(),
  /** Levels with a target that nobody who answered has: then there are no weights. */
  missing: z.array(namedLevels),
});
export type WeightedFigure = z.infer<typeof weightedFigure>;

/**
 * Whether answering hangs on satisfaction: what customers who answered gave at other times and in other surveys to
 * questions of the same kind in the same departments, beside what those gave who did not answer, among customers of the
 * same segment and region where these are weighted by.
 */
export const selectionCheck = z.object({
  /** `not-checked` where there are too few other answers to tell. */
  outcome: z.enum(['no-sign', 'hangs-on-score', 'not-checked']),
  /** Customers with other answers that were compared: a sample where there are very many. */
  answered: z.int(),
  others: z.int(),
  /** Of their means, in standard deviations; null where it was not checked. */
  difference: z.number().nullable(),
  p: z.number().nullable(),
});
export type SelectionCheck = z.infer<typeof selectionCheck>;
