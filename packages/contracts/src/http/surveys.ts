import { z } from 'zod';
import { names } from './departments.ts';

/**
 * What a question asks, whatever its words: `nps` would you recommend us, `csat` are you satisfied, `ces` it was easy
 * (agreement, more is easier), `ces-2010` how much effort was it (more is harder), `repurchase` will you buy again;
 * `score` anything else on a scale.
 */
export const questionTypes = ['nps', 'csat', 'ces', 'ces-2010', 'repurchase', 'score', 'text'] as const;

/** A closed question has a scale; a text question has none. */
export const question = z.object({
  key: z.string(),
  type: z.enum(questionTypes),
  labels: names,
  min: z.int().nullable(),
  max: z.int().nullable(),
  lowLabels: names.nullable(),
  highLabels: names.nullable(),
  required: z.boolean(),
});
export type Question = z.infer<typeof question>;

export const survey = z.object({
  key: z.string(),
  names,
  counts: z.enum(['every-response', 'latest-per-customer-per-wave']),
  questions: z.array(question),
});
export type Survey = z.infer<typeof survey>;
export const surveys = z.object({ surveys: z.array(survey) });
