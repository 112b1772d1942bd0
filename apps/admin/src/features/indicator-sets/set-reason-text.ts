import { setReasons } from '@attune/contracts';
import type { Say } from '../../language/say.ts';
import { reasonText } from '../indicators/reason-text.ts';

/** Why a figure that is made of others, or an index, has no value; else as for any figure. */
export function setReasonText(reason: string | undefined, say: Say): string {
  const found = setReasons.find((one) => one === reason);
  return found ? say(`set-reason.${found}`) : reasonText(reason, say);
}
