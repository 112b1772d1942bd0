import { exclusionReasons, fractionExclusions } from '@attune/metrics';
import type { Change, Reading } from '@attune/metrics';
import type { Explanation } from '@attune/plugin-sdk';
import { changeProblem, intervalProblem, valueProblem } from '@attune/plugin-sdk/testing';
import { z } from 'zod';

const code = z.string().min(1).max(64);
const interval = z.object({ low: z.number(), high: z.number(), level: z.number(), method: code }).nullable();

/** Turns a problem in words into one of the schema. */
function fails<T>(problemOf: (value: T) => string | undefined) {
  return (value: T, context: z.RefinementCtx<T>) => {
    const problem = problemOf(value);
    if (problem !== undefined) context.addIssue({ code: 'custom', message: problem });
  };
}

/** What the laws of indicators ask of every reading; ranges are theirs to ask of samples, as there counts are settled. */
const reading = z
  .object({
    value: z.number().nullable(),
    n: z.number(),
    interval,
    excluded: z.partialRecord(z.enum([...exclusionReasons, ...fractionExclusions, 'no-customer']), z.int()),
    reason: code.optional(),
    intervalReason: code.optional(),
  })
  .superRefine(
    fails((read) => valueProblem(read as Reading, { range: null }) ?? intervalProblem(read.interval, null)),
  );

const change = z
  .object({
    difference: z.number(),
    p: z.number().nullable(),
    significant: z.boolean(),
    interval,
    method: code,
  })
  .superRefine(fails(changeProblem))
  .nullable();

const partName = z.string().regex(/^[A-Za-z][A-Za-z0-9-]{0,63}$/);
const explanation = z
  .record(partName, z.number())
  .refine((parts) => Object.keys(parts).length <= 50, 'it has more than 50 parts')
  .refine((parts) => !Object.hasOwn(parts, 'constructor'), 'a part is called constructor');

/** What an isolated plugin must answer per cell. Whatever else it says is left out. */
export const answerShapes = { read: reading, compare: change, explain: explanation } as const satisfies {
  read: z.ZodType<unknown>;
  compare: z.ZodType<unknown>;
  explain: z.ZodType<unknown>;
};

export interface AnswerOf {
  read: Reading;
  compare: Change | null;
  explain: Explanation;
}
