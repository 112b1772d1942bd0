import { z } from 'zod';
import { defineEvent } from './define-event.ts';
import { sumOf } from './field-measures.ts';
import { key, place, placeDimensions } from './parts.ts';

const inspected = z.strictObject({
  ...place,
  product: key,
  /** How many were looked at. */
  units: z.int().min(1).max(1_000_000_000),
  /** Faults found; one unit can have several. */
  defects: z.int().min(0).max(1_000_000_000),
});

export const qualityInspected = defineEvent('quality.inspected', {
  version: 1,
  summary: 'A lot of a product was inspected.',
  data: inspected,
  measures: [
    sumOf('quality.inspected', 'units', 'unit', (data: z.infer<typeof inspected>) => data.units),
    sumOf('quality.inspected', 'defects', 'defect', (data: z.infer<typeof inspected>) => data.defects),
  ],
  dimensions: placeDimensions,
  personal: [],
});
