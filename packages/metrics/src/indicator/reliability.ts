import { cronbachAlpha } from '../item-group/cronbach-alpha.ts';
import { tallyMoments } from '../item-group/item-moments.ts';
import { mcdonaldOmega } from '../item-group/mcdonald-omega.ts';
import { occurring } from '../tally/exclusion.ts';
import type { MomentsTally } from '../tally/moments.ts';
import type { ReadOptions, Reading } from './reading.ts';
import { defaultLevel, intervalOf } from './reading.ts';
import { unreadable } from './settled.ts';

/** Cronbach's alpha of the group with Feldt's interval; where it is null, the reason is that of `cronbachAlpha`. */
export function alphaReading(tally: MomentsTally, { level = defaultLevel }: ReadOptions = {}): Reading {
  const excluded = occurring(tally.excluded);
  const moments = tallyMoments(tally);
  if (moments === null) return unreadable(0, excluded, 'unsettled');
  if (moments.n === 0) return unreadable(0, excluded, 'empty');
  const { alpha, interval, n, reason } = cronbachAlpha(moments, level);
  const reading = { value: alpha, n, interval: intervalOf(interval, level, 'feldt'), excluded };
  return reason === null ? reading : { ...reading, reason };
}

/** McDonald's omega total of the group, without interval; where it is null, the reason is that of `mcdonaldOmega`. */
export function omegaReading(tally: MomentsTally): Reading {
  const excluded = occurring(tally.excluded);
  const moments = tallyMoments(tally);
  if (moments === null) return unreadable(0, excluded, 'unsettled');
  if (moments.n === 0) return unreadable(0, excluded, 'empty');
  const { omega, n, reason } = mcdonaldOmega(moments);
  const reading = { value: omega, n, interval: null, excluded };
  return reason === null ? reading : { ...reading, reason };
}
