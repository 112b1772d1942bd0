import { normalShareBelow } from '../random/normal.ts';

/**
 * One closed question. The feeling z = loading · x + √(1 − loading²) · noise falls between two cut points, and the
 * answer is the lowest point plus the number of cut points below z. x is satisfaction plus the quality felt.
 */
export interface GradedItem {
  lowest: number;
  loading: number;
  cuts: readonly number[];
}

export const items = {
  recommend: {
    lowest: 0,
    loading: 0.85,
    cuts: [-2.33, -2.12, -1.94, -1.76, -1.6, -1.38, -1.02, -0.62, -0.02, 0.62],
  },
  satisfaction: { lowest: 1, loading: 0.8, cuts: [-1.95, -1.34, -0.66, 0.3] },
  effort: { lowest: 1, loading: 0.65, cuts: [-1.98, -1.48, -0.98, -0.46, 0.16, 0.78] },
} as const satisfies Record<string, GradedItem>;

const noiseOf = (item: Pick<GradedItem, 'loading'>) => Math.sqrt(1 - item.loading ** 2);

/** The answer of someone who feels `x`; `noise` is standard normal. */
export const answerOf = (item: GradedItem, x: number, noise: number): number =>
  pointOf(item, feelingOf(item, x, noise));

/** What is felt about the question itself. */
export const feelingOf = (item: Pick<GradedItem, 'loading'>, x: number, noise: number): number =>
  item.loading * x + noiseOf(item) * noise;

/** The point that a feeling falls on. */
export function pointOf({ lowest, cuts }: Pick<GradedItem, 'lowest' | 'cuts'>, feeling: number): number {
  let point = lowest;
  for (const cut of cuts) if (feeling >= cut) point += 1;
  return point;
}

/** Probability that someone who feels x ~ Normal(mean, variance) answers with `point` or more. */
export function shareAtLeast(
  item: GradedItem,
  point: number,
  feels: { mean: number; variance: number },
): number {
  const cut = item.cuts[point - item.lowest - 1];
  if (cut === undefined) return point <= item.lowest ? 1 : 0;
  const spread = Math.sqrt(item.loading ** 2 * feels.variance + noiseOf(item) ** 2);
  return normalShareBelow((item.loading * feels.mean - cut) / spread);
}

/** Expected answer: the lowest point plus the probability of getting over each cut. */
export function expectedAnswer(item: GradedItem, feels: { mean: number; variance: number }): number {
  return item.cuts.reduce((sum, _, at) => sum + shareAtLeast(item, item.lowest + at + 1, feels), item.lowest);
}

/** Expected net promoter score, -100 to 100. */
export const expectedNps = (feels: { mean: number; variance: number }): number =>
  100 * (shareAtLeast(items.recommend, 9, feels) - (1 - shareAtLeast(items.recommend, 7, feels)));
