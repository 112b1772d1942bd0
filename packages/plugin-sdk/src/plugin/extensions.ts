import type { Indicator } from '../indicator/define-indicator.ts';
import type { IndicatorInputs } from '../indicator/input.ts';
import { SdkError } from '../sdk-error.ts';

/** The points a plugin extends, open only while its `setup` runs. */
export interface Extend {
  /** Contributes an indicator. Throws `indicator-duplicate`, `extend-after-setup`. */
  indicator<I extends IndicatorInputs>(indicator: Indicator<I>): void;
}

/** What a plugin contributed. */
export interface Extensions {
  readonly indicators: readonly Indicator[];
}

/** Runs `setup` with open extension points, closes them, and answers what was contributed. */
export function collectExtensions(plugin: string, setup: (extend: Extend) => void): Extensions {
  const indicators = new Map<string, Indicator>();
  let open = true;
  const extend: Extend = Object.freeze({
    indicator<I extends IndicatorInputs>(indicator: Indicator<I>): void {
      if (!open) throw new SdkError('extend-after-setup', `${plugin}: indicator ${indicator.key}`);
      if (indicators.has(indicator.key))
        throw new SdkError('indicator-duplicate', `${plugin}: ${indicator.key}`);
      indicators.set(indicator.key, indicator as unknown as Indicator);
    },
  });
  try {
    setup(extend);
  } finally {
    open = false;
  }
  return Object.freeze({ indicators: Object.freeze([...indicators.values()]) });
}
