import { questionTypes, surveyCounts, text } from '@attune/contracts';
import { z } from 'zod';

const key = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,99}$/, 'needs lower-case letters, digits and hyphens, at most 100');
const label = z.strictObject({ en: text(500, 1), zh: text(500, 1) });

/** Far beyond any scale in use, and small enough for every table. */
const point = z.int().min(-1000).max(1000).nullable().default(null);

const newQuestion = z.strictObject({
  key,
  type: z.enum(questionTypes),
  labels: label,
  min: point,
  max: point,
  lowLabels: label.nullable().default(null),
  highLabels: label.nullable().default(null),
  required: z.boolean().default(false),
});

const most = 200;
const items = z.array(z.string()).max(most);
const newItemGroup = z.strictObject({ key, items });
export type NewItemGroup = z.infer<typeof newItemGroup>;

export const newSurvey = z.strictObject({
  key,
  names: z.strictObject({ en: text(200, 1), zh: text(200, 1) }),
  counts: z.enum(surveyCounts).default('every-response'),
  questions: z.array(newQuestion).min(1).max(most),
  itemGroups: z.array(newItemGroup).max(most).default([]),
});
export type NewSurvey = z.infer<typeof newSurvey>;

export const newQuestions = z.strictObject({ questions: z.array(newQuestion).min(1).max(most) });
export type NewQuestions = z.infer<typeof newQuestions>;

export const newItems = z.strictObject({ items });
export type NewItems = z.infer<typeof newItems>;

export const groupKey = key;
