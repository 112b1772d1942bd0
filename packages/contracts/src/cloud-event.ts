import { z } from 'zod';

/**
 * Text that PostgreSQL and JSON can both hold and give back unchanged: no NUL, no lone surrogate.
 * `max` is in UTF-16 code units.
 */
export const text = (max: number) =>
  z
    .string()
    .max(max)
    .refine((value) => !value.includes('\u0000') && value.isWellFormed(), { error: 'NUL or lone surrogate' });

/** The envelope of CloudEvents 1.0, with the limits Attune sets on it. `data` is checked by the catalogue. */
export const cloudEvent = z.object({
  specversion: z.literal('1.0'),
  id: text(200).min(1),
  source: text(300).min(1),
  type: text(100).min(1),
  time: z.iso.datetime({ offset: true }).optional(),
  subject: text(300).optional(),
  datacontenttype: z.literal('application/json').optional(),
  dataschema: text(500).optional(),
  data: z.record(z.string(), z.unknown()),
});
export type CloudEvent = z.infer<typeof cloudEvent>;

export const ingestLimits = {
  itemsPerBatch: 1000,
  bodyBytes: 5 * 1024 * 1024,
  textLength: 20_000,
  hoursAhead: 24,
} as const;
