import type { Dimension, SelectionCheck } from '@attune/contracts';
import { type ComparedStratum, type Moments, stratifiedDifference } from '@attune/metrics';
import type { PoolClient } from 'pg';
import { type Answerer, readAnswerers } from '../customer-activity/read-answerers.ts';
import type { KnownMeasure } from '../measures/measure-registry.ts';
import type { Period } from './periods.ts';

export interface SelectionQuestion {
  generation: number;
  /** Whose answers are weighted. */
  measures: readonly KnownMeasure[];
  /** Of the same kind: what people may have answered elsewhere. */
  comparable: readonly KnownMeasure[];
  range: Period;
  /** Where both are looked for: who never came there was not asked there. */
  departments: ReadonlySet<number>;
  dimensions: readonly Dimension[];
}

const mostCustomers = 20_000;
/** With other answers, in each group. */
const fewest = 30;
/** Chance alone shows this much one time in a hundred, and it must matter besides: a tenth of a standard deviation. */
const significant = 0.01;
const relevant = 0.1;

const unchecked: SelectionCheck = {
  outcome: 'not-checked',
  answered: 0,
  others: 0,
  difference: null,
  p: null,
};

/**
 * Looks for answering that hangs on the score itself, as panels look at who drops out: by what people answered at
 * other times. It can show that weighting does not help, and never that it does. Other dimensions than segment and
 * region are of what happened, and who did not answer has none of them.
 * Source: Groves, Public Opinion Quarterly 70(5), 2006, 646-675, on comparing respondents by what was known before.
 */
export async function checkSelection(tx: PoolClient, question: SelectionQuestion): Promise<SelectionCheck> {
  const strata = (['segment', 'region'] as const).filter((dimension) =>
    question.dimensions.includes(dimension),
  );
  const idsOf = (some: readonly KnownMeasure[]) => new Set(some.map(({ id }) => id));
  const answerers = await readAnswerers(tx, {
    generation: question.generation,
    measures: idsOf(question.comparable),
    departments: question.departments,
    here: { measures: idsOf(question.measures), ...question.range },
    strata,
    most: mostCustomers,
  });
  return judged(answerers.filter(({ others }) => others > 0));
}

function judged(answerers: readonly Answerer[]): SelectionCheck {
  const strata = Map.groupBy(answerers, ({ stratum }) => stratum);
  const found = stratifiedDifference(
    [...strata.values()].map((people): ComparedStratum => ({
      a: momentsOf(people.filter(({ here }) => here > 0)),
      b: momentsOf(people.filter(({ here }) => here <= 0)),
    })),
  );
  if (!found || found.standardised === null || found.p === null) return unchecked;
  const { n, standardised, p } = found;
  if (n.a < fewest || n.b < fewest) return unchecked;
  const hangs = p < significant && Math.abs(standardised) >= relevant;
  return {
    outcome: hangs ? 'hangs-on-score' : 'no-sign',
    answered: n.a,
    others: n.b,
    difference: standardised,
    p,
  };
}

/** Of each one's mean answer elsewhere. */
function momentsOf(people: readonly Answerer[]): Moments | null {
  const n = people.length;
  if (n === 0) return null;
  const means = people.map(({ sum, others }) => sum / others);
  const mean = means.reduce((total, each) => total + each, 0) / n;
  const squares = means.reduce((total, each) => total + (each - mean) ** 2, 0);
  return { n, mean, variance: n < 2 ? null : squares / (n - 1) };
}
