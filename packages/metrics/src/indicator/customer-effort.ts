import { MetricsError } from '../metrics-error.ts';
import { convertScore, reversePoints } from '../tally/convert.ts';
import type { Scale, ScoreTally } from '../tally/score.ts';
import type { ReadOptions, Reading } from './reading.ts';
import { scoreMean } from './score-mean.ts';
import { topBox } from './top-box.ts';

// Two questions go by the name of customer effort score. They point in opposite directions and are never mixed:
// each reading refuses the other's scale.

/** "How much effort did you personally have to put forth?", 1 very low to 5 very high. Lower is better. */
export const ces2010Scale: Scale = { min: 1, max: 5 };

/** "The company made it easy for me to handle my issue", 1 strongly disagree to 7 strongly agree. Higher is better. */
export const ces2Scale: Scale = { min: 1, max: 7 };

/**
 * The mean effort; lower is better.
 *
 * @returns points, 1..5; null as `empty` or `unsettled`
 * @throws `scales-differ` for a tally that is not on 1..5, `level-out-of-range`
 * @source Dixon, Freeman & Toman, Stop Trying to Delight Your Customers, HBR 88(7), 2010
 */
export function ces2010Mean(tally: ScoreTally, options: ReadOptions = {}): Reading {
  return scoreMean(onScale(tally, ces2010Scale), options);
}

/**
 * The share of low effort: answers 1 and 2.
 *
 * @returns a share, 0..1; null as `empty` or `unsettled`
 * @throws `scales-differ` for a tally that is not on 1..5, `level-out-of-range`
 * @source Own definition: bottom two boxes of the question of Dixon, Freeman & Toman, HBR 88(7), 2010
 */
export function ces2010LowEffort(tally: ScoreTally, options: ReadOptions = {}): Reading {
  const turned = { to: ces2010Scale, points: reversePoints(ces2010Scale) };
  return topBox(convertScore(onScale(tally, ces2010Scale), turned), 2, options);
}

/**
 * CES 2.0: the mean agreement with "made it easy"; higher is better.
 *
 * @returns points, 1..7; null as `empty` or `unsettled`
 * @throws `scales-differ` for a tally that is not on 1..7, `level-out-of-range`
 * @source CEB (Corporate Executive Board), CES 2.0, 2013
 */
export function ces2Mean(tally: ScoreTally, options: ReadOptions = {}): Reading {
  return scoreMean(onScale(tally, ces2Scale), options);
}

/**
 * CES 2.0: the share that found it easy, answers 5 to 7.
 *
 * @returns a share, 0..1; null as `empty` or `unsettled`
 * @throws `scales-differ` for a tally that is not on 1..7, `level-out-of-range`
 * @source CEB (Corporate Executive Board), CES 2.0, 2013
 */
export function ces2Easy(tally: ScoreTally, options: ReadOptions = {}): Reading {
  return topBox(onScale(tally, ces2Scale), 3, options);
}

function onScale(tally: ScoreTally, { min, max }: Scale): ScoreTally {
  if (tally.min !== min || tally.max !== max)
    throw new MetricsError('scales-differ', `${tally.min}..${tally.max} and ${min}..${max}`);
  return tally;
}
