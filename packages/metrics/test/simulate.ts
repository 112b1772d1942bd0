import { gammaQuantile } from '../src/distribution/gamma.ts';
import { betaQuantile } from '../src/distribution/beta.ts';
import { normalQuantile } from '../src/distribution/normal.ts';
import { randomSource } from '../src/random.ts';

/** Draws from a seed, by inversion. */
export function draws(seed: number) {
  const source = randomSource(seed);
  const uniform = () => (source.below(2 ** 32) + 0.5) / 2 ** 32;
  return {
    uniform,
    normal: () => normalQuantile(uniform()),
    exponential: (rate: number) => -Math.log(uniform()) / rate,
    gamma: (shape: number, rate: number) => gammaQuantile(uniform(), shape) / rate,
    beta: (a: number, b: number) => betaQuantile(uniform(), a, b).x,
  };
}
