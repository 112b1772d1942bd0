export { figureOf } from './figure-of.ts';
export { indicatorLaws } from './indicator-laws.ts';
export type { SamplesFor } from './samples.ts';
export type { Check, Verdict } from './verdict.ts';
