import {
  netPromoterSampleSize,
  proportionSampleSize,
  twoProportionsSampleSize,
} from '../sampling/sample-size.ts';
import { levelIn, malformed, numberIn, optionalNumberIn } from './read-input.ts';
import type { VectorOps } from './vector-op.ts';

export const sampleSizeOps: VectorOps = {
  n_proportion: (input) => ({
    ...proportionSampleSize({
      p: optionalNumberIn(input, 'p') ?? 0.5,
      margin: numberIn(input, 'moe'),
      level: levelIn(input),
      population: optionalNumberIn(input, 'population'),
    }),
  }),

  n_nps(input) {
    const promoters = optionalNumberIn(input, 'promoter_share');
    const detractors = optionalNumberIn(input, 'detractor_share');
    if ((promoters === undefined) !== (detractors === undefined))
      throw malformed('promoter_share and detractor_share', 'given together', input);
    return {
      ...netPromoterSampleSize({
        mix: promoters === undefined || detractors === undefined ? undefined : { promoters, detractors },
        margin: numberIn(input, 'moe_points'),
        level: levelIn(input),
        population: optionalNumberIn(input, 'population'),
      }),
    };
  },

  n_two_proportions(input) {
    const { n0, n } = twoProportionsSampleSize({
      p1: numberIn(input, 'p1'),
      p2: numberIn(input, 'p2'),
      alpha: numberIn(input, 'alpha'),
      power: numberIn(input, 'power'),
    });
    return { n0_per_group: n0, n_per_group: n };
  },
};
