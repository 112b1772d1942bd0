import { z } from 'zod';
import { names } from './departments.ts';

export const questionTypes = ['nps', 'csat', 'ces', 'score', 'text'] as const;

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
