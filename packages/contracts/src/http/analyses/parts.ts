import { z } from 'zod';

/** Local days of the enterprise's time zone, both inclusive. */
export const days = { from: z.iso.date(), to: z.iso.date() };

/** Only this department and what is below it; without it all that the asker may see. */
export const within = { department: z.string().min(1).max(100).optional() };

/** Of a question, an event type, a dimension value. */
export const name = z.string().min(1).max(200);

/** Confidence of the intervals. */
export const level = z.number().min(0.5).max(0.999).default(0.95);

/** The same seed, the same figures. */
export const seed = z.int().min(0).max(2_147_483_647).default(1);

/** The two ends of an interval. */
export const bounds = z.tuple([z.number(), z.number()]);
