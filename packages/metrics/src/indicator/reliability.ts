import { cronbachAlpha } from '../item-group/cronbach-alpha.ts';
import { tallyMoments } from '../item-group/item-moments.ts';
import { mcdonaldOmega } from '../item-group/mcdonald-omega.ts';
import { occurring } from '../tally/exclusion.ts';
import type { MomentsTally } from '../tally/moments.ts';
import type { ReadOptions, Reading } from './reading.ts';
import { defaultLevel, intervalOf } from './reading.ts';
import { unreadable } from './settled.ts';

/**
 * Cronbach's alpha of the group with Feldt's interval.
 *
 * @returns a coefficient of at most 1, negative where items run against each other; null as `empty`, `unsettled` or
 * for a reason of `cronbachAlpha`
 * @throws `level-out-of-range`, `number-out-of-range` for moments beyond what a number holds
 * @source See `cronbachAlpha`
 */
export function alphaReading(tally: MomentsTally, { level = defaultLevel }: ReadOptions = {}): Reading {
  const excluded = occurring(tally.excluded);
  const moments = tallyMoments(tally);
  if (moments === null) return unreadable(0, excluded, 'unsettled');
  if (moments.n === 0) return unreadable(0, excluded, 'empty');
  const { alpha, interval, n, reason } = cronbachAlpha(moments, level);
  const reading = { value: alpha, n, interval: intervalOf(interval, level, 'feldt'), excluded };
  return reason === null ? reading : { ...reading, reason };
}

/**
 * McDonald's omega total of the group, without interval.
 *
 * @returns a coefficient, 0..1; null as `empty`, `unsettled` or for a reason of `mcdonaldOmega`
 * @throws `number-out-of-range` for moments beyond what a number holds
 * @source See `mcdonaldOmega`
 */
export function omegaReading(tally: MomentsTally): Reading {
  const excluded = occurring(tally.excluded);
  const moments = tallyMoments(tally);
  if (moments === null) return unreadable(0, excluded, 'unsettled');
  if (moments.n === 0) return unreadable(0, excluded, 'empty');
  const { omega, n, reason } = mcdonaldOmega(moments);
  const reading = { value: omega, n, interval: null, excluded };
  return reason === null ? reading : { ...reading, reason };
}
