import type { SetFigure, Thresholds } from '@attune/contracts';

type Polarity = 'higher-is-better' | 'lower-is-better' | 'neutral';

/**
 * On which side of the thresholds a figure stands: by its whole interval, so that what chance alone may have brought
 * about is neither praised nor blamed.
 */
export function standingOf(
  { value, interval }: Pick<SetFigure, 'value' | 'interval'>,
  thresholds: Thresholds | null,
  polarity: Polarity,
): Pick<SetFigure, 'standing' | 'standingReason'> {
  if (value === null) return { standing: null, standingReason: 'no-value' };
  if (thresholds === null || polarity === 'neutral')
    return { standing: null, standingReason: 'no-thresholds' };
  if (interval === null) return { standing: null, standingReason: 'no-interval' };
  // An adjusted interval may leave its own value out.
  const sides = [interval.low, value, interval.high].map((end) => sideOf(end, thresholds, polarity));
  return { standing: new Set(sides).size === 1 ? (sides[0] as Side) : 'uncertain' };
}

type Side = 'good' | 'watch' | 'bad';

function sideOf(value: number, { good, watch }: Thresholds, polarity: Polarity): Side {
  const reaches = (threshold: number) =>
    polarity === 'higher-is-better' ? value >= threshold : value <= threshold;
  if (reaches(good)) return 'good';
  return reaches(watch) ? 'watch' : 'bad';
}
