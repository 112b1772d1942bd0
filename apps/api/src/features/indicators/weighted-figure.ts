import type { WeightedFigure, WeightingWarning } from '@attune/contracts';
import {
  type ScoreTally,
  scoreTally,
  weightedMeanOf,
  type WeightedReading,
  weightInMillionths,
} from '@attune/metrics';
import type { Targets } from '../weightings/targets.ts';
import { weigh, type Weights } from '../weightings/weigh.ts';
import { type Figure, hiddenFigure } from './figure.ts';
import type { WeightedIndicator } from './weighted-indicator.ts';
import { type CellsByLevel, numbersIn, outside } from './weighted-tallies.ts';

export interface WeightedReadout {
  /** Less what changed. */
  figure: Figure;
  /** Null where the figure is hidden: then nothing of its answers may be told. */
  weighted: WeightedFigure | null;
  warnings: WeightingWarning[];
  /** What changes are reckoned from; null where there is no value. */
  reading: WeightedReading | null;
}

/** Below this many answers a level is indicative, as a figure is. */
const fewRespondents = 30;
/** Half of what the answers are worth is lost. */
const highDesignEffect = 2;

/**
 * Reads a figure of the cells of one row. The answers are weighed to the targets as they are in this row; those whose
 * level has no target are left out, and counted as `no-target`.
 */
export async function readWeightedFigure(
  indicator: WeightedIndicator,
  targets: Targets,
  cells: CellsByLevel,
): Promise<WeightedReadout> {
  const { scale, worth, readAll, minimumN } = indicator;
  const algebra = scoreTally(scale);
  const counted = [...cells]
    .filter(([name]) => name !== outside)
    .map(([name, tally]) => ({ name, numbers: numbersIn(name), tally, n: answersIn(tally) }))
    .toSorted((a, b) => inOrder(a.numbers, b.numbers));
  const left = cells.get(outside) ?? algebra.empty();
  const all = counted.reduce((sum, { tally }) => algebra.merge(sum, tally), left);
  const plain = await readAll(all);
  const outsideN = answersIn(left);
  const n = counted.reduce((sum, cell) => sum + cell.n, 0);
  const excluded: Record<string, number> = {
    ...plain.excluded,
    ...(outsideN > 0 ? { 'no-target': outsideN } : {}),
  };
  const unsettled = [...cells.values()].some(({ counts }) => counts.some((count) => count < 0));
  if (!unsettled && isTooFew(targets, counted, { least: minimumN, outsideN }))
    return { figure: hiddenFigure('below-minimum-n'), weighted: null, warnings: [], reading: null };
  const weighted: WeightedFigure = {
    unweighted: { value: plain.value, n: plain.n, interval: plain.interval },
    effectiveN: null,
    designEffect: null,
    smallestWeight: null,
    largestWeight: null,
    rounds: null,
    trimmed: null,
    missing: [],
  };
  const without = (reason: string, missing: WeightedFigure['missing'] = []): WeightedReadout => ({
    figure: { value: null, n, interval: null, excluded, change: null, reason },
    weighted: { ...weighted, missing },
    warnings: outsideN > 0 ? [{ code: 'answers-without-target' }] : [],
    reading: null,
  });
  if (unsettled) return without('unsettled');
  if (n === 0) return without('empty');
  const weighed = weigh(targets, counted);
  if (weighed.kind === 'missing')
    return without(
      'level-without-respondents',
      weighed.levels.map((levels) => [...levels]),
    );
  if (weighed.kind === 'not-converged') return without('not-converged');
  const reading = weightedMeanOf(
    counted.map(({ tally }, at) => ({ weight: weightInMillionths(weighed.weights[at] ?? 0), tally })),
    worth,
  );
  const present = weighed.weights.filter((_, at) => (counted[at]?.n ?? 0) > 0);
  return {
    figure: { value: reading.value, n, interval: reading.interval, excluded, change: null },
    weighted: {
      ...weighted,
      effectiveN: reading.effectiveN,
      designEffect: reading.designEffect,
      smallestWeight: Math.min(...present),
      largestWeight: Math.max(...present),
      rounds: weighed.rounds,
      trimmed: weighed.trimmed,
    },
    warnings: warningsOf(
      weighed,
      { designEffect: reading.designEffect ?? 1, outsideN },
      levelsBelow(targets, counted, fewRespondents),
    ),
    reading,
  };
}

function warningsOf(
  { trimmed }: Weights,
  { designEffect, outsideN }: { designEffect: number; outsideN: number },
  few: WeightedFigure['missing'],
): WeightingWarning[] {
  return [
    ...(designEffect > highDesignEffect ? [{ code: 'design-effect-high' } as const] : []),
    ...(trimmed && trimmed.cut > 0 ? [{ code: 'weights-trimmed' } as const] : []),
    ...(few.length > 0 ? [{ code: 'few-respondents', levels: few } as const] : []),
    ...(outsideN > 0 ? [{ code: 'answers-without-target' } as const] : []),
  ];
}

interface Counted {
  numbers: readonly number[];
  n: number;
}

/** Levels that somebody has, and fewer than this many. */
function levelsBelow(
  { margins }: Targets,
  cells: readonly Counted[],
  least: number,
): WeightedFigure['missing'] {
  return margins.flatMap(({ levels }, at) => {
    const n = levels.map(() => 0);
    for (const cell of cells) {
      const number = cell.numbers[at] as number;
      n[number] = (n[number] as number) + cell.n;
    }
    return levels
      .filter((_, number) => (n[number] as number) > 0 && (n[number] as number) < least)
      .map((each) => [...each]);
  });
}

/**
 * A weighted figure beside the plain one is two sums of the same levels: with few answers in one of them, these could
 * be worked out.
 */
function isTooFew(
  targets: Targets,
  cells: readonly Counted[],
  { least, outsideN }: { least: number; outsideN: number },
): boolean {
  if (least <= 1) return false;
  return (outsideN > 0 && outsideN < least) || levelsBelow(targets, cells, least).length > 0;
}

const answersIn = ({ counts }: ScoreTally) => counts.reduce((sum, count) => sum + count, 0);

/** One order of cells, however they were read: sums of weights are the same to the bit. */
function inOrder(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((number, i) => number !== b[i]);
  return at < 0 ? 0 : (a[at] as number) - (b[at] as number);
}
