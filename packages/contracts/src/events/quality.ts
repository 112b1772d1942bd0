import { z } from 'zod';
import { defineEvent } from './define-event.ts';
import { sumOf } from './field-measures.ts';
import { key, place, placeDimensions } from './parts.ts';

const upToABillion = z.int().min(0).max(1_000_000_000);

const inspected = z
  .strictObject({
    ...place,
    product: key,
    /** How many were looked at. */
    units: upToABillion.min(1),
    /** Faults found; one unit can have several. */
    defects: upToABillion,
    /** Units with at least one fault. */
    defective: upToABillion.optional(),
    /** Units that passed at the first go, without rework. */
    passed: upToABillion.optional(),
  })
  .refine(({ units, defective = 0 }) => defective <= units, {
    path: ['defective'],
    error: 'at most the units inspected',
  })
  .refine(({ defects, defective = 0 }) => defective <= defects, {
    path: ['defective'],
    error: 'at most the defects found',
  })
  .refine(({ units, passed = 0 }) => passed <= units, {
    path: ['passed'],
    error: 'at most the units inspected',
  });
type Inspected = z.infer<typeof inspected>;

const rest = (units: number, part: number | undefined) => (part === undefined ? undefined : units - part);

export const qualityInspected = defineEvent('quality.inspected', {
  version: 1,
  summary: 'A lot of a product was inspected.',
  data: inspected,
  measures: [
    sumOf('quality.inspected', 'units', 'unit', (data: Inspected) => data.units),
    sumOf('quality.inspected', 'defects', 'defect', (data: Inspected) => data.defects),
    // Each with its complement, so that a share is over those lots alone of which it is known.
    sumOf('quality.inspected', 'defective', 'unit', (data: Inspected) => data.defective),
    sumOf('quality.inspected', 'sound', 'unit', (data: Inspected) => rest(data.units, data.defective)),
    sumOf('quality.inspected', 'passed', 'unit', (data: Inspected) => data.passed),
    sumOf('quality.inspected', 'failed', 'unit', (data: Inspected) => rest(data.units, data.passed)),
  ],
  dimensions: placeDimensions,
  personal: [],
});
