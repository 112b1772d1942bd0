import type { Say } from '../../language/say.ts';

const known = ['empty', 'suppressed', 'minimum-n', 'unsettled'] as const;

/** Why there is no value. */
export function reasonText(reason: string | undefined, say: Say): string {
  const found = known.find((one) => one === (reason ?? 'empty'));
  return found ? say(`reason.${found}`) : say('reason.other', { reason: reason ?? '' });
}
