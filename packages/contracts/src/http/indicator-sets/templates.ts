import { z } from 'zod';
import { names } from '../departments.ts';
import { indicatorSetBody } from './body.ts';

/** A set to begin with: its body goes into `POST /v1/indicator-sets`. */
const setTemplate = z.object({
  key: z.string(),
  body: indicatorSetBody,
  /** Where weights, targets and thresholds come from. */
  sources: z.array(names),
  /** What has to be there first: indicators of plugins, and variants as `<indicator>@<variant>`. */
  missing: z.array(z.string()),
});
export type SetTemplate = z.infer<typeof setTemplate>;

export const setTemplates = z.object({ templates: z.array(setTemplate) });
