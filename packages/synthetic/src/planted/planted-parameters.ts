import type { GradedItem } from '../model/graded-response.ts';
import type { Segment } from '../model/parameters.ts';

/** A driver of satisfaction: a question answered 1 to 5, and how much its feeling moves the overall one. */
export interface Driver extends GradedItem {
  key: string;
  /** True weight of the feeling in the overall feeling. */
  beta: number;
}

const cuts = [-1.7, -1, -0.3, 0.7];

/** The drivers differ in weight by steps that a few thousand answers can tell apart. */
export const drivers: readonly Driver[] = [
  { key: 'ordering', beta: 0.1, lowest: 1, loading: 0.66, cuts },
  { key: 'products', beta: 0.2, lowest: 1, loading: 0.7, cuts },
  { key: 'delivery', beta: 0.42, lowest: 1, loading: 0.72, cuts },
  { key: 'support', beta: 0.3, lowest: 1, loading: 0.68, cuts },
  { key: 'billing', beta: 0.03, lowest: 1, loading: 0.64, cuts },
];

/** Overall satisfaction 0 to 10: the drivers' feelings times their weights, and noise, cut into points. */
export const overall = {
  key: 'overall',
  lowest: 0,
  noise: 0.5,
  cuts: [-2.3, -2.05, -1.8, -1.55, -1.3, -1, -0.65, -0.25, 0.25, 0.75],
} as const;

/** What the annual survey finds on top of a customer's satisfaction, and how likely an answer is. */
export const annual: Readonly<Record<Segment, { feels: number; answers: number }>> = {
  consumer: { feels: -0.2, answers: 0.75 },
  'small-business': { feels: 0.4, answers: 0.45 },
  enterprise: { feels: 0.8, answers: 0.25 },
};

export type KanoLetter = 'A' | 'O' | 'M' | 'I' | 'R' | 'Q';

/** One feature per category: so likely does a customer put it there, else into each of the others alike. */
export const kano = {
  asked: 0.3,
  intended: 0.6,
  features: [
    { key: 'gift-wrapping', category: 'A' },
    { key: 'delivery-slots', category: 'O' },
    { key: 'safe-packaging', category: 'M' },
    { key: 'coloured-boxes', category: 'I' },
    { key: 'sales-calls', category: 'R' },
    { key: 'not-unfriendly-app', category: 'Q' },
  ],
} as const satisfies {
  asked: number;
  intended: number;
  features: readonly { key: string; category: KanoLetter }[];
};

/** Expected and perceived service, 1 to 7; perception is felt so much better or worse than satisfaction alone. */
export const service = {
  asked: 0.3,
  expected: { lowest: 1, loading: 0.3, cuts: [-3, -2.6, -2.2, -1.6, -0.8, 0.2] },
  perceived: { lowest: 1, loading: 0.7, cuts: [-2.2, -1.7, -1.2, -0.6, 0.1, 0.9] },
  dimensions: [
    { key: 'tangibles', feels: 0.8 },
    { key: 'reliability', feels: -0.6 },
    { key: 'responsiveness', feels: -0.3 },
    { key: 'assurance', feels: 0.5 },
    { key: 'empathy', feels: 0.1 },
  ],
} as const;

/**
 * A trial of two ways to buy in two departments. In each of them more web customers are satisfied; in both together
 * fewer, because the web is used where satisfaction is low.
 */
export const trial = {
  'trial-home': { web: 0.15, satisfied: { web: 0.92, store: 0.84 } },
  'trial-business': { web: 0.9, satisfied: { web: 0.66, store: 0.5 } },
} as const;

export type TrialDepartment = keyof typeof trial;

/** Touchpoints of the funnel, each with the probability of coming this far from the one before. */
export const funnelSteps = [
  { touchpoint: 'look', reached: 0.9 },
  { touchpoint: 'choose', reached: 0.55 },
  { touchpoint: 'try', reached: 0.7 },
  { touchpoint: 'buy', reached: 0.4 },
] as const;

/** Where everything planted happens, so that no other department's figures move. */
export const trialDepartmentOf = (segment: Segment): TrialDepartment =>
  segment === 'consumer' ? 'trial-home' : 'trial-business';
