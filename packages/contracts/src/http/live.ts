import { z } from 'zod';
import { names } from './departments.ts';

/**
 * Data of the server-sent event `tally.changed` on `GET /v1/live`: a hint that figures reading this measure
 * may have moved; the reader asks again for what it shows.
 */
export const tallyChanged = z.object({
  measures: z.array(z.string()),
  departments: z.array(z.string()),
  from: z.iso.date(),
  to: z.iso.date(),
});
export type TallyChanged = z.infer<typeof tallyChanged>;

/** `GET /v1/overview`: what the first screen needs besides figures. */
export const overview = z.object({
  enterprise: names,
  timeZone: z.string(),
  today: z.iso.date(),
  firstDay: z.iso.date().nullable(),
  lastDay: z.iso.date().nullable(),
  events: z.int(),
  version: z.string(),
});
export type Overview = z.infer<typeof overview>;
