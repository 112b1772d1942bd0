import { valueReasons } from '@attune/contracts';
import type { Say } from '../../language/say.ts';

/** Why there is no value. */
export function reasonText(reason: string | null | undefined, say: Say): string {
  const found = valueReasons.find((one) => one === (reason ?? 'empty'));
  return found ? say(`reason.${found}`) : say('reason.other', { reason: reason ?? '' });
}

/** Why a value has no interval; without a reason it is for want of answers. */
export function intervalReasonText(reason: string | null | undefined, say: Say): string {
  if (reason === null || reason === undefined) return say('receipt.certainty-none');
  return reason === 'interval-not-defined'
    ? say('reason.interval-not-defined')
    : say('reason.no-interval', { reason });
}
