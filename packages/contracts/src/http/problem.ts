import { z } from 'zod';

/** RFC 9457. `code` is stable; `detail` says what to do next; `field` points into the request;
 * `subject` names what it is about in no language: a key, keys, a day. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string().optional(),
  field: z.string().optional(),
  subject: z.string().optional(),
});
export type Problem = z.infer<typeof problem>;
