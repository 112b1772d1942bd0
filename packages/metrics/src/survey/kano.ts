import { settled } from '../indicator/settled.ts';
import { MetricsError } from '../metrics-error.ts';
import { checkedCount } from '../tally/count.ts';
import type { Scale, ScoreTally } from '../tally/score.ts';
import { scoreTally } from '../tally/score.ts';
import { isOnScale } from './valid-answer.ts';

/**
 * Attractive, one-dimensional, must-be, indifferent, reverse, questionable.
 * Append only: a stored category is its place in this list, from 1.
 */
export const kanoCategories = ['A', 'O', 'M', 'I', 'R', 'Q'] as const;

export type KanoCategory = (typeof kanoCategories)[number];

export type KanoCounts = Readonly<Record<KanoCategory, number>>;

/** The scale on which categories are tallied as scores. */
export const kanoScale: Scale = { min: 1, max: kanoCategories.length };

/** 1 like, 2 must be, 3 neutral, 4 can live with, 5 dislike. */
const answerScale: Scale = { min: 1, max: 5 };

/** By the functional answer 1..5, then the dysfunctional one. Source: Kano 1984; Berger et al. 1993. */
const evaluation = ['QAAAO', 'RIIIM', 'RIIIM', 'RIIIM', 'RRRRQ'] as const;

/** Ties go to what is missed most. Source: Berger et al. 1993. */
const byWeight: readonly KanoCategory[] = ['M', 'O', 'A', 'I', 'R', 'Q'];

/**
 * The category of one respondent, from the answers to "if the product has it" and "if it has not", by Kano's table.
 *
 * @param functional 1 like, 2 must be, 3 neutral, 4 can live with, 5 dislike
 * @param dysfunctional likewise
 * @returns one of A, O, M, I, R, Q; null where one of the two is not a whole 1..5
 * @source Kano 1984; Berger et al., Center for Quality of Management Journal 2(4), 1993
 */
export function kanoCategory(functional: unknown, dysfunctional: unknown): KanoCategory | null {
  if (!isOnScale(functional, answerScale) || !isOnScale(dysfunctional, answerScale)) return null;
  const letter = evaluation[functional - 1]?.[dysfunctional - 1];
  return kanoCategories.find((category) => category === letter) ?? null;
}

/**
 * The category as a score on `kanoScale`: what a derived measure tallies.
 *
 * @returns the place of the category in `kanoCategories`, 1..6; null as `kanoCategory`
 * @source Own definition: a numbering of Kano's categories
 */
export function kanoScore(functional: unknown, dysfunctional: unknown): number | null {
  const category = kanoCategory(functional, dysfunctional);
  return category === null ? null : kanoCategories.indexOf(category) + 1;
}

/** What the customers make of one feature; null where nobody answered or, for a share, nobody counts. */
export interface Kano {
  readonly n: number;
  readonly counts: KanoCounts;
  /** The most frequent one; ties M > O > A > I > R > Q. */
  readonly mode: KanoCategory | null;
  /** Berger's rule: the largest of M, O, A where they are more than the others together, else of I, R, Q. */
  readonly berger: KanoCategory | null;
  /** (A + O) / (A + O + M + I), 0..1: how much having it satisfies. */
  readonly better: number | null;
  /** -(O + M) / (A + O + M + I), -1..0: how much lacking it dissatisfies. */
  readonly worse: number | null;
  /** Fong's test at 90 %: the two largest counts differ by at least 1.65 √((x + y)(2n - x - y) / 2n). */
  readonly clear: boolean | null;
  /** More than 10 % questionable answers: look at the wording of the questions. */
  readonly wordingDoubtful: boolean | null;
}

/**
 * Reads counts of categories: mode, Berger's rule, better and worse, and whether the first is clear (Fong).
 *
 * @returns shares, better 0..1 and worse -1..0; null without respondents or, for a share, without any that counts
 * @throws `count-not-whole`
 * @source Berger et al., Center for Quality of Management Journal 2(4), 1993; Fong, ibid. 5(1), 1996
 */
export function kano(counts: KanoCounts): Kano {
  for (const category of kanoCategories) checkedCount(counts[category]);
  const of = (...categories: KanoCategory[]): number =>
    categories.reduce((sum, category) => sum + counts[category], 0);
  const n = of(...kanoCategories);
  if (n === 0)
    return {
      n,
      counts,
      mode: null,
      berger: null,
      better: null,
      worse: null,
      clear: null,
      wordingDoubtful: null,
    };
  const largest = (among: readonly KanoCategory[]): KanoCategory | null =>
    among.reduce<KanoCategory | null>(
      (best, next) => (best === null || counts[next] > counts[best] ? next : best),
      null,
    );
  const decided = of('A', 'O', 'M', 'I');
  const [x = 0, y = 0] = kanoCategories.map((category) => counts[category]).toSorted((a, b) => b - a);
  return {
    n,
    counts,
    mode: largest(byWeight),
    berger: largest(of('O', 'A', 'M') > of('I', 'R', 'Q') ? ['M', 'O', 'A'] : ['I', 'R', 'Q']),
    better: decided === 0 ? null : of('A', 'O') / decided,
    worse: decided === 0 ? null : 0 - of('O', 'M') / decided,
    clear: x - y >= 1.65 * Math.sqrt(((x + y) * (2 * n - x - y)) / (2 * n)),
    wordingDoubtful: of('Q') > n / 10,
  };
}

/**
 * Reads a tally on `kanoScale`, as `kano` does its counts.
 *
 * @returns shares as `kano`; null while the tally is unsettled
 * @throws `scales-differ` for a tally on another scale
 * @source See `kano`
 */
export function kanoOfTally(tally: ScoreTally): Kano | null {
  if (tally.min !== kanoScale.min || tally.max !== kanoScale.max)
    throw new MetricsError('scales-differ', `${tally.min}..${tally.max} and 1..${kanoScale.max}`);
  if (!settled(tally.counts)) return null;
  const [A = 0, O = 0, M = 0, I = 0, R = 0, Q = 0] = tally.counts;
  return kano({ A, O, M, I, R, Q });
}

/**
 * The tally of raw answers.
 *
 * @param answers pairs of [functional, dysfunctional], each a whole 1..5
 * @returns a tally on `kanoScale`, and how many pairs have no category
 * @source Kano 1984
 */
export function tallyKano(answers: readonly (readonly [functional: unknown, dysfunctional: unknown])[]): {
  readonly tally: ScoreTally;
  readonly invalid: number;
} {
  const scores = answers
    .map(([functional, dysfunctional]) => kanoScore(functional, dysfunctional))
    .filter((score) => score !== null);
  const { addAll, empty } = scoreTally(kanoScale);
  return { tally: addAll(empty(), scores), invalid: answers.length - scores.length };
}
