import { z } from 'zod';

export const ingestItem = z.object({
  id: z.string(),
  status: z.enum(['accepted', 'duplicate', 'waiting', 'rejected']),
  code: z.string().optional(),
  field: z.string().optional(),
  message: z.string().optional(),
});
export type IngestItem = z.infer<typeof ingestItem>;

/** One item per event, in the order they were sent. */
export const ingestAnswer = z.object({ items: z.array(ingestItem) });
export type IngestAnswer = z.infer<typeof ingestAnswer>;
