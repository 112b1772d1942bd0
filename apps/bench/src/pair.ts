/** What one side of a pair did in its turn, per second or in whatever unit both sides share. */
type Turn = () => Promise<number>;

export interface Ratios {
  median: number;
  range: readonly [low: number, high: number];
  n: number;
  /** The reference itself moved by more than half: the machine was busy with something else. */
  noisy: boolean;
  /** Medians of either side. */
  sides: readonly [measured: number, reference: number];
}

/**
 * Takes turns, so that a busy minute of the machine harms both sides alike. Every other round begins with the other
 * side.
 */
export async function interleave(rounds: number, turns: readonly Turn[]): Promise<number[][]> {
  const results: number[][] = turns.map(() => []);
  for (let round = 0; round < rounds; round++) {
    const order = round % 2 === 0 ? turns : turns.toReversed();
    for (const turn of order) results[turns.indexOf(turn)]?.push(await turn());
  }
  return results;
}

/** Pairwise: the first of one side by the first of the other, and so on. */
export function ratios(measured: readonly number[], reference: readonly number[]): Ratios {
  const each = measured.map((value, at) => value / (reference[at] as number));
  return {
    median: median(each),
    range: rangeOf(each),
    n: each.length,
    noisy: isNoisy(reference),
    sides: [median(measured), median(reference)],
  };
}

/** By more than half from its lowest to its highest. */
export function isNoisy(values: readonly number[]): boolean {
  const [low, high] = rangeOf(values);
  return high > 1.5 * low;
}

export const median = (values: readonly number[]) => quantile(values, 0.5);

export const rangeOf = (values: readonly number[]): [number, number] => [
  values.reduce((a, b) => Math.min(a, b), Infinity),
  values.reduce((a, b) => Math.max(a, b), -Infinity),
];

/** The smallest value that at least the share `q` of all does not exceed; the median of an even number in between. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const at = q * sorted.length;
  const upper = sorted[Math.min(Math.ceil(at), sorted.length) - 1] ?? Number.NaN;
  if (q !== 0.5 || sorted.length % 2 === 1) return upper;
  return (upper + (sorted[sorted.length / 2] as number)) / 2;
}
