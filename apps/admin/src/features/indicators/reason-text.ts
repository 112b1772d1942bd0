import type { Say } from '../../language/say.ts';

const known = [
  'empty',
  'building',
  'below-minimum-n',
  'protects-others',
  'unsettled',
  'inconsistent',
  'no-exposure',
  'overflow',
  'part-missing',
  'division-by-zero',
  'not-finite',
  'out-of-range',
  'plugin-failed',
  'definition-unreadable',
  'plugin-missing',
] as const;

/** Why there is no value. */
export function reasonText(reason: string | null | undefined, say: Say): string {
  const found = known.find((one) => one === (reason ?? 'empty'));
  return found ? say(`reason.${found}`) : say('reason.other', { reason: reason ?? '' });
}

/** Why a value has no interval; without a reason it is for want of answers. */
export function intervalReasonText(reason: string | null | undefined, say: Say): string {
  if (reason === null || reason === undefined) return say('receipt.certainty-none');
  return reason === 'interval-not-defined'
    ? say('reason.interval-not-defined')
    : say('reason.no-interval', { reason });
}
