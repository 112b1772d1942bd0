import { individualsLimits, individualsSignals } from '../control-chart/individuals.ts';
import { proportionBaseline, proportionSignals } from '../control-chart/proportions.ts';
import { MetricsError } from '../metrics-error.ts';
import { numbersIn } from './read-input.ts';
import type { VectorOps } from './vector-op.ts';

/** Each chart is its own baseline. */
export const controlChartOps: VectorOps = {
  xmr(input) {
    const values = numbersIn(input, 'values');
    const limits = individualsLimits(values);
    const signals = individualsSignals(values, limits);
    return {
      center: limits.centre,
      mr_bar: limits.meanRange,
      lower: limits.limits?.[0] ?? null,
      upper: limits.limits?.[1] ?? null,
      mr_upper: limits.rangeLimit,
      out_of_limits: signals.outside,
      mr_out: signals.rangesOutside,
      run8: signals.runs,
    };
  },

  p_chart(input) {
    const defects = numbersIn(input, 'defects');
    const sizes = numbersIn(input, 'sizes');
    if (defects.length !== sizes.length)
      throw new MetricsError('lengths-differ', `${defects.length} defects, ${sizes.length} sizes`);
    const shares = defects.map((k, i) => ({ k, n: sizes[i] ?? 0 }));
    const baseline = proportionBaseline(shares);
    const { limits, outside } = proportionSignals(shares, baseline);
    return {
      p_bar: baseline.centre,
      lower: limits.map((bounds) => bounds?.[0] ?? null),
      upper: limits.map((bounds) => bounds?.[1] ?? null),
      out_of_limits: outside,
    };
  },
};
