import type { Say } from '../../language/say.ts';

const known = [
  'skipped',
  'dont-know',
  'superseded',
  'no-consent',
  'test',
  'incomplete',
  'no-customer',
  'by-definition',
] as const;

/** Why an answer did not count; a reason this version does not know is shown as it is. */
export function excludedText(reason: string, say: Say): string {
  const found = known.find((one) => one === reason);
  return found ? say(`excluded.${found}`) : reason;
}
