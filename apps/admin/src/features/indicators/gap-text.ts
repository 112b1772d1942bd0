import type { Say } from '../../language/say.ts';
import type { Point } from './series.ts';

const told = [
  'empty',
  'not-in-force',
  'unbound',
  'building',
  'below-minimum-n',
  'protects-others',
  'no-exposure',
  'part-missing',
] as const;

/** Why a point has no figure, in a few words within a line. */
export function gapText(reason: string | null, say: Say): string {
  const found = told.find((one) => one === reason);
  return say(found ? `gap.${found}` : 'gap.other');
}

/** Each reason there is once, in order of time. */
export function gapTexts(points: readonly Pick<Point, 'value' | 'reason'>[], say: Say): string {
  const reasons = points.filter(({ value }) => value === null).map(({ reason }) => gapText(reason, say));
  return [...new Set(reasons)].join(say('gap.and'));
}
