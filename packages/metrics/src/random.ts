import { MetricsError } from './metrics-error.ts';

/** Numbers that look random and are the same for the same seed on every machine. */
export interface RandomSource {
  /** A whole number from 0 up to, not including, `limit` <= 2^32. */
  below(limit: number): number;
}

/**
 * A source from a whole seed of any sign. Throws `seed-invalid`. Not for secrets.
 * Source: sfc32 by Chris Doty-Humphrey (PractRand, public domain), 32-bit counter, 12 rounds to mix the seed in.
 */
export function randomSource(seed: number): RandomSource {
  if (!Number.isSafeInteger(seed)) throw new MetricsError('seed-invalid', String(seed));
  let a = seed | 0;
  let b = Math.floor(seed / 2 ** 32) | 0;
  let c = 0;
  let counter = 1;
  function next(): number {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }
  for (let round = 0; round < 12; round += 1) next();
  return { below: (limit) => Math.floor((next() / 2 ** 32) * limit) };
}

/** 0 … size - 1 in an order drawn from the source. Source: Fisher & Yates; Durstenfeld, CACM 7, 1964. */
export function shuffled(size: number, random: RandomSource): number[] {
  const order = Array.from({ length: size }, (_, i) => i);
  for (let i = size - 1; i > 0; i -= 1) {
    const j = random.below(i + 1);
    [order[i], order[j]] = [order[j] ?? 0, order[i] ?? 0];
  }
  return order;
}
