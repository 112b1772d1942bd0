import type { Change, ReadOptions, Reading } from '@attune/metrics';
import { checkDefinition } from './check-definition.ts';
import { checkTallies } from './check-tallies.ts';
import type { IndicatorInputs, TalliesFor } from './input.ts';

/** Money is in minor units of the currency it is read in; `per-thousand` is events per 1,000 units. */
export type IndicatorUnit = 'points' | 'score' | 'share' | 'per-thousand' | 'count' | 'ms' | 'money';
export type Polarity = 'higher-is-better' | 'lower-is-better' | 'neutral';

/** A text in both languages of the product. */
export interface Texts {
  readonly en: string;
  readonly zh: string;
}

/** The whole numbers behind a value, by name, for the sentence on a receipt. */
export type Explanation = Readonly<Record<string, number>>;

/** What an author writes; `defineIndicator` makes an `Indicator` of it. */
export interface IndicatorDefinition<I extends IndicatorInputs> {
  /** Stable for ever, kebab-case. */
  readonly key: string;
  /** Raise it whenever `read` would answer otherwise from the same tallies. */
  readonly version: number;
  readonly names: Texts;
  readonly explanations: Texts;
  readonly unit: IndicatorUnit;
  readonly polarity: Polarity;
  /** The ends of what the value can be, where there are any: `[-100, 100]` for NPS. */
  readonly range?: readonly [min: number, max: number] | null;
  /** Below this n nothing is shown. */
  readonly minimumN: number;
  readonly inputs: I;
  /**
   * Where the value is the mean over the answers of what each is worth, for whoever weights answers: the worth of every
   * point of the scale, a whole number in the unit of the indicator. Only with one input, of answers on a scale.
   *
   * @example worth: (point) => (point >= 9 ? 100 : point >= 7 ? 0 : -100)
   */
  readonly worth?: ((point: number) => number) | undefined;
  /** Pure; must obey `indicatorLaws` of `@attune/plugin-sdk/testing`. */
  read(tallies: TalliesFor<I>, options?: ReadOptions): Reading;
  /** What changed between two independent waves; null where it cannot be told. */
  compare(before: TalliesFor<I>, after: TalliesFor<I>, options?: ReadOptions): Change | null;
  explain?(tallies: TalliesFor<I>): Explanation;
}

/** A pure reading of tallies: a frozen value that checks the tallies it is given. */
export interface Indicator<I extends IndicatorInputs = IndicatorInputs> extends IndicatorDefinition<I> {
  readonly range: readonly [min: number, max: number] | null;
  explain(tallies: TalliesFor<I>): Explanation;
}

/**
 * Makes an indicator of its definition. Throws `definition-invalid`; the indicator throws `input-mismatch`
 * when read with tallies of another kind or scale.
 *
 * @example
 * export const nps = defineIndicator({
 *   key: 'nps',
 *   version: 1,
 *   names: { en: 'Net Promoter Score', zh: '净推荐值' },
 *   explanations: { en: 'Promoters minus detractors.', zh: '推荐者减去贬损者。' },
 *   unit: 'points',
 *   polarity: 'higher-is-better',
 *   range: [-100, 100],
 *   minimumN: 1,
 *   inputs: { recommend: scoreInput({ question: 'nps', min: 0, max: 10 }) },
 *   read: ({ recommend }, options) => netPromoter(recommend, options),
 *   compare: (before, after, options) => netPromoterChange(before.recommend, after.recommend, options),
 * });
 */
export function defineIndicator<const I extends IndicatorInputs>(
  definition: IndicatorDefinition<I>,
): Indicator<I> {
  checkDefinition(definition);
  const { inputs } = definition;
  return Object.freeze({
    ...definition,
    names: Object.freeze({ ...definition.names }),
    explanations: Object.freeze({ ...definition.explanations }),
    range: definition.range ?? null,
    inputs: Object.freeze({ ...inputs }),
    read(tallies: TalliesFor<I>, options?: ReadOptions): Reading {
      checkTallies(inputs, tallies);
      return definition.read(tallies, options);
    },
    compare(before: TalliesFor<I>, after: TalliesFor<I>, options?: ReadOptions): Change | null {
      checkTallies(inputs, before);
      checkTallies(inputs, after);
      return definition.compare(before, after, options);
    },
    explain(tallies: TalliesFor<I>): Explanation {
      checkTallies(inputs, tallies);
      return definition.explain?.(tallies) ?? {};
    },
  });
}
