import type { Say } from '../../language/say.ts';
import { reasonText } from '../indicators/reason-text.ts';

const known = ['no-weight', 'part-missing', 'below-minimum-coverage', 'period-not-whole-months'] as const;

/** Why a figure that is made of others, or an index, has no value; else as for any figure. */
export function setReasonText(reason: string | undefined, say: Say): string {
  const found = known.find((one) => one === reason);
  return found ? say(`set-reason.${found}`) : reasonText(reason, say);
}
