import { z } from 'zod';
import { names } from '../departments.ts';
import { itemVariant } from './body.ts';
import { targetInForce, thresholdsInForce } from './targets.ts';
import { versionAsked } from '../reviewed-versions.ts';

export const boardQuery = z.object({
  from: z.iso.date().describe('The first day of the period looked at.'),
  to: z.iso.date().describe('The last day, which counts as well.'),
  version: versionAsked.optional().describe('Of the set; without it the one in force on the last day.'),
});
export type BoardQuery = z.infer<typeof boardQuery>;

const boardItem = z.object({
  indicator: z.string(),
  variant: itemVariant.nullable(),
  group: z.string(),
  names,
  locked: z.boolean(),
});

const boardCell = z.object({
  indicator: z.string(),
  variant: itemVariant.nullable(),
  local: z.boolean().describe('An item that the department added, or one above it.'),
  state: z
    .enum(['covered', 'partial', 'silent', 'unbound'])
    .describe(
      '`unbound`: nothing of it counts. `silent`: bound, but no fact in the period. `partial`: facts began within it, or some departments below have none. Of a department with others below it: of all these.',
    ),
  target: targetInForce.nullable(),
  thresholds: thresholdsInForce.nullable(),
});

/** Who works by the set, and what of it each department has data for. */
export const adoptionBoard = z.object({
  set: z.string(),
  version: z.int(),
  period: z.string(),
  items: z.array(boardItem),
  departments: z
    .array(
      z.object({
        department: z.string(),
        names,
        adoptedBy: z
          .string()
          .nullable()
          .describe(
            'The department itself, or the nearest one above it that adopted the set; null where none did.',
          ),
        cells: z.array(boardCell),
      }),
    )
    .describe('In order of the tree.'),
});
export type AdoptionBoard = z.infer<typeof adoptionBoard>;
