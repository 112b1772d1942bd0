import { z } from 'zod';
import { names } from '../departments.ts';
import { itemVariant } from './body.ts';
import { targetInForce, thresholdsInForce } from './targets.ts';

export const boardQuery = z.object({
  from: z.iso.date(),
  to: z.iso.date(),
  version: z.coerce.number().int().min(1).optional(),
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
  /** An item that the department added, or one above it. */
  local: z.boolean(),
  /**
   * `unbound`: nothing of it counts. `silent`: bound, but no fact in the period. `partial`: facts began within it, or
   * some departments below have none. Of a department with others below it: of all these.
   */
  state: z.enum(['covered', 'partial', 'silent', 'unbound']),
  target: targetInForce.nullable(),
  thresholds: thresholdsInForce.nullable(),
});

/** Who works by the set, and what of it each department has data for. */
export const adoptionBoard = z.object({
  set: z.string(),
  version: z.int(),
  period: z.string(),
  items: z.array(boardItem),
  /** In order of the tree. */
  departments: z.array(
    z.object({
      department: z.string(),
      names,
      /** The department itself, or the nearest one above it that adopted the set; null where none did. */
      adoptedBy: z.string().nullable(),
      cells: z.array(boardCell),
    }),
  ),
});
export type AdoptionBoard = z.infer<typeof adoptionBoard>;
