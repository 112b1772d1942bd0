import { z } from 'zod';

/** True when PostgreSQL and JSON can both hold the text and give it back unchanged: no NUL, no lone surrogate. */
export const isSoundText = (value: string): boolean => !value.includes('\u0000') && value.isWellFormed();

/**
 * Text of `min` to `max` UTF-16 code units, and sound. One check instead of three: every field of every event
 * passes here.
 */
export const text = (max: number, min = 0) =>
  z
    .string()
    .refine((value) => value.length >= min && value.length <= max && isSoundText(value), {
      error: ({ input }) =>
        typeof input === 'string' && input.length >= min && input.length <= max
          ? 'NUL or lone surrogate'
          : `needs ${min} to ${max} characters`,
    })
    .meta({ ...(min > 0 && { minLength: min }), maxLength: max });

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Passed on as it came: a zod record would copy it field by field, only for the catalogue to check it again. */
const data = z
  .unknown()
  .refine(isRecord, { error: ({ input }) => (input === undefined ? 'Missing' : 'an object') })
  .meta({ type: 'object' }) as unknown as z.ZodType<Record<string, unknown>, Record<string, unknown>>;

/** The envelope of CloudEvents 1.0, with the limits Attune sets on it. `data` is checked by the catalogue. */
export const cloudEvent = z.object({
  specversion: z.literal('1.0'),
  id: text(200, 1),
  source: text(300, 1),
  type: text(100, 1),
  time: z.iso.datetime({ offset: true }).optional(),
  subject: text(300).optional(),
  datacontenttype: z.literal('application/json').optional(),
  dataschema: text(500).optional(),
  data,
});
export type CloudEvent = z.infer<typeof cloudEvent>;

export const ingestLimits = {
  itemsPerBatch: 1000,
  bodyBytes: 5 * 1024 * 1024,
  textLength: 20_000,
  hoursAhead: 24,
} as const;
