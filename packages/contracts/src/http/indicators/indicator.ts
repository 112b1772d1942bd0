import { z } from 'zod';
import { names } from '../departments.ts';
import { indicatorUnit, polarity, thresholds } from '../indicator-definitions.ts';

export const indicator = z.object({
  key: z.string(),
  version: z.int().describe('The one in force today, or that was last.'),
  names,
  explanations: names,
  owner: z.string(),
  unit: indicatorUnit,
  polarity,
  range: z
    .tuple([z.number(), z.number()])
    .nullable()
    .describe('The ends of what the value can be, where there are any: [-100, 100] for NPS.'),
  minimumN: z.int(),
  target: z.number().nullable().describe('Target set for the enterprise, or null.'),
  thresholds: thresholds.nullable(),
  tags: z.array(z.string()),
  plugin: z.string().nullable().describe('Of the reading; null where it is made by a formula.'),
  formula: z.string().nullable().describe('The expression over other indicators, where it is one.'),
  versions: z
    .array(z.object({ version: z.int(), from: z.iso.date().nullable(), target: z.number().nullable() }))
    .describe(
      'Published versions, the first day each is in force, null: since ever, and the target for its days.',
    ),
  wholeMonths: z
    .boolean()
    .describe('It is read from the first day of a month to the last of one, and for nothing in between.'),
  currencies: z
    .array(z.string())
    .nullable()
    .describe(
      'Where it reads money: the currencies there are facts in, each with figures of its own; else null.',
    ),
  measures: z
    .array(z.object({ key: z.string(), names }))
    .nullable()
    .describe(
      'Where it reads derived measures: those that are declared, each with figures of its own; else null.',
    ),
  itemGroups: z
    .array(z.string())
    .nullable()
    .describe(
      'Where it reads item groups: those there are, `<survey>#<group>`, each with figures of its own; else null.',
    ),
});
export type Indicator = z.infer<typeof indicator>;

export const indicators = z.object({ indicators: z.array(indicator) });
