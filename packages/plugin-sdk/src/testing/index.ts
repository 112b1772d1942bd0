export { exampleVerdict } from './example-verdict.ts';
export { figureOf } from './figure-of.ts';
export { indicatorLaws } from './indicator-laws.ts';
export { changeProblem, intervalProblem, valueProblem } from './reading-problem.ts';
export type { SamplesFor } from './samples.ts';
export type { Check, Verdict } from './verdict.ts';
