import { inRange } from '../in-range.ts';
import { MetricsError } from '../metrics-error.ts';

/**
 * How a value becomes a score of 0..100. The bounds belong to the version of the definition and are never taken from
 * the data shown, or history would move with every new unit.
 * `min-max`: (v - low) / (high - low). `z`: 50 + 10 z. `target`: the share of the target attained, v / target, or
 * target / v where lower is better.
 */
export type Normalisation =
  | { readonly kind: 'min-max'; readonly low: number; readonly high: number }
  | { readonly kind: 'z'; readonly mean: number; readonly deviation: number }
  | { readonly kind: 'target'; readonly target: number };

/** What one value contributes to an index. */
export interface CompositePart {
  readonly id: string;
  /** At least 0; only the ratios of the weights matter. */
  readonly weight: number;
  readonly normalisation: Normalisation;
  readonly polarity: 'higher-is-better' | 'lower-is-better';
}

export interface PartScore {
  /** 0..100, clipped. */
  readonly score: number;
  /** Score per unit of the value, as if nothing were clipped: what the delta method needs. */
  readonly slope: number;
}

/** Throws `number-out-of-range`. */
export function partScore(value: number, { normalisation, polarity }: CompositePart): PartScore {
  inRange(value, -largest, largest, 'value');
  const lower = polarity === 'lower-is-better';
  if (normalisation.kind === 'target')
    return lower ? below(value, normalisation.target) : above(value, normalisation.target);
  const { score, slope } =
    normalisation.kind === 'min-max'
      ? { score: position(value, normalisation), slope: 100 / (normalisation.high - normalisation.low) }
      : {
          score: 50 + (10 * (value - normalisation.mean)) / normalisation.deviation,
          slope: 10 / normalisation.deviation,
        };
  return lower ? { score: clipped(100 - score), slope: -slope } : { score: clipped(score), slope };
}

/** Throws `inconsistent` for bounds the wrong way round, `number-out-of-range` for any that cannot be. */
export function checkedNormalisation(normalisation: Normalisation): Normalisation {
  switch (normalisation.kind) {
    case 'min-max': {
      const low = inRange(normalisation.low, -largest, largest, 'low');
      const high = inRange(normalisation.high, -largest, largest, 'high');
      if (!(high - low > smallest)) throw new MetricsError('inconsistent', `low ${low} and high ${high}`);
      break;
    }
    case 'z':
      inRange(normalisation.mean, -largest, largest, 'mean');
      inRange(normalisation.deviation, smallest, largest, 'standard deviation');
      break;
    case 'target':
      inRange(normalisation.target, smallest, largest, 'target');
  }
  return normalisation;
}

/** So far from the ends of what a number holds that no score and no slope leaves it. */
const largest = 1e100;
const smallest = 1e-100;

function position(value: number, { low, high }: { readonly low: number; readonly high: number }): number {
  return (100 * (value - low)) / (high - low);
}

function above(value: number, target: number): PartScore {
  return { score: clipped((100 * value) / target), slope: 100 / target };
}

/** From the target down the score is 100: the slope stays that at the target, where 1 / v would grow without end. */
function below(value: number, target: number): PartScore {
  if (value <= target) return { score: 100, slope: -100 / target };
  return { score: (100 * target) / value, slope: (-100 * target) / value / value };
}

function clipped(score: number): number {
  return Math.min(100, Math.max(0, score));
}
