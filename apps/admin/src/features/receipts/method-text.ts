import type { Say } from '../../language/say.ts';

const known = [
  'adjusted-wald',
  'student-t',
  'student-t-bucketed',
  'wilson',
  'garwood',
  'order-statistics',
  'mover',
  'mover-bound',
] as const;

/** How an interval was made, for somebody who is not a statistician. */
export function methodText(method: string, say: Say): string {
  const found = known.find((one) => one === method);
  return found ? say(`method.${found}`) : say('method.other', { method });
}
