import { z } from 'zod';
import { exampleIndicator } from '../example-bodies.ts';
import { indicatorBody } from '../indicator-definitions.ts';
import { grain, valueRow, values, valuesQuery } from './values.ts';

/** A definition as it would be, beside another version. `key` is of the indicator it would be a version of. */
export const previewQuestion = z
  .strictObject({
    key: z.string().max(100),
    body: indicatorBody,
    against: z
      .int()
      .min(1)
      .nullable()
      .optional()
      .describe(
        'The version it is compared with, null for none; without it the one in force today, which it would replace.',
      ),
    ...valuesQuery.pick({ from: true, to: true, by: true, department: true }).shape,
    grain: grain.default('month'),
  })
  .meta({
    examples: [
      {
        key: 'satisfaction-all',
        body: exampleIndicator,
        from: '2026-01-01',
        to: '2026-06-30',
        by: 'department',
      },
    ],
  });
export type PreviewQuestion = z.infer<typeof previewQuestion>;

const previewedFigure = valueRow.pick({ value: true, n: true, interval: true, excluded: true, reason: true });

/** What publishing would change, over history. */
export const preview = z.object({
  unit: z.string(),
  rows: z.array(
    z.object({
      period: z.string(),
      department: z.string().optional(),
      before: previewedFigure
        .nullable()
        .describe(
          'As the version it is compared with reads it; null where there is none, or no such figure.',
        ),
      after: previewedFigure.nullable(),
    }),
  ),
  version: z.int().nullable().describe('The version that `before` was read as.'),
  breaks: values.shape.breaks,
  unbound: z.array(z.string()),
  readers: z.array(z.string()).describe('Indicators whose formulas read this one.'),
});
export type Preview = z.infer<typeof preview>;
