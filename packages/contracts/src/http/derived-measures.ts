import { z } from 'zod';
import { names } from './departments.ts';

const question = z.string().max(100);
const items = z.array(question).max(200);
const weights = z.array(z.int()).max(200);
const least = z.int().optional();

/**
 * A method and the questions it reads, by their keys. Weights are whole numbers, one per item; `minimumAnswered` is
 * how many items a response must answer to count, all but one unless given.
 */
export const reduction = z.discriminatedUnion('method', [
  /** The mean of the items, 0..100. */
  z.strictObject({ method: z.literal('csi'), items, minimumAnswered: least }),
  z.strictObject({ method: z.literal('csi-weighted'), items, weights, minimumAnswered: least }),
  /** Weighted by what the respondent says of the importance of each item. */
  z.strictObject({
    method: z.literal('csi-importance'),
    items: z.array(z.strictObject({ rating: question, importance: question })).max(200),
    minimumAnswered: least,
  }),
  /** The form of ACSI: complete answers only. Its own weights come from a latent-variable model. */
  z.strictObject({ method: z.literal('acsi'), items, weights }),
  /** The mean of all items, each brought to 0..100 from its own scale. */
  z.strictObject({ method: z.literal('cli'), items }),
  /** The mean of perception less expectation, on their scale; all pairs are needed unless `minimumPairs` is given. */
  z.strictObject({
    method: z.literal('servqual-gap'),
    pairs: z.array(z.strictObject({ expectation: question, perception: question })).max(200),
    minimumPairs: least,
  }),
  /** One feature: what if it is there, what if not, each 1 like, 2 must be, 3 neutral, 4 live with, 5 dislike. */
  z.strictObject({ method: z.literal('kano'), functional: question, dysfunctional: question }),
]);
export type Reduction = z.infer<typeof reduction>;
/** How the answers of one response become one number. */
export type DerivedMethod = Reduction['method'];

/** How much of the history a derived measure has counted. */
export const derivedProgress = z.object({ folded: z.int(), total: z.int() });
export type DerivedProgress = z.infer<typeof derivedProgress>;

export const derivedMeasure = z.object({
  key: z.string(),
  /** Each change is a version of its own, counted beside the one before until it has caught up. */
  version: z.int(),
  names,
  survey: z.string(),
  reduction,
  declaredAt: z.iso.datetime(),
  status: z.enum(['building', 'ready']),
  /** Null once ready. */
  progress: derivedProgress.nullable(),
  /** While building: the first day that is complete already. Null once ready, and where an earlier version is read. */
  from: z.iso.date().nullable(),
});
export type DerivedMeasureAnswer = z.infer<typeof derivedMeasure>;

export const derivedMeasures = z.object({ derivedMeasures: z.array(derivedMeasure) });
