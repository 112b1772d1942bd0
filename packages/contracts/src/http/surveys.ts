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

/** Closed questions that measure one thing together, in this order: only rows that answer all of them count. */
export const itemGroup = z.object({
  key: z.string(),
  items: z.array(z.string()),
  /** Key of the measure that its answers are tallied in. Other items are another measure. */
  measure: z.string(),
});
export type ItemGroup = z.infer<typeof itemGroup>;

export const surveyCounts = ['every-response', 'latest-per-customer-per-wave'] as const;

export const survey = z.object({
  key: z.string(),
  names,
  counts: z.enum(surveyCounts),
  questions: z.array(question),
  itemGroups: z.array(itemGroup),
});
export type Survey = z.infer<typeof survey>;

/** A survey as it is declared: its item groups get their measures when it is made. */
export type DeclaredSurvey = Omit<Survey, 'itemGroups'> & {
  itemGroups: readonly Omit<ItemGroup, 'measure'>[];
};
export const surveys = z.object({ surveys: z.array(survey) });
