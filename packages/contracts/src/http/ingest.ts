import { z } from 'zod';

export const ingestItem = z.object({
  id: z.string().describe('Of the event, as it was sent.'),
  status: z
    .enum(['accepted', 'duplicate', 'waiting', 'rejected'])
    .describe(
      '`accepted`: durable. `duplicate`: it was there already. `waiting`: an edit of what has not come yet. `rejected`: see `code`.',
    ),
  code: z.string().optional().describe('Why it was rejected, for good.'),
  field: z.string().optional().describe('The field at fault, as a path.'),
  message: z.string().optional(),
});
export type IngestItem = z.infer<typeof ingestItem>;

/** One item per event, in the order they were sent. */
export const ingestAnswer = z.object({ items: z.array(ingestItem) });
export type IngestAnswer = z.infer<typeof ingestAnswer>;
