import {
  exclusionReasons,
  type Exclusions,
  type Tally,
  tallyKind,
  type TenureChanges,
  tenureChanges,
  tenuresOf,
} from '@attune/metrics';
import { type CellChange, gatherCells, type Signed } from '../../src/features/measures/gather-cells.ts';
import { localDays } from '../../src/features/measures/local-day.ts';
import type { KnownMeasure } from '../../src/features/measures/measure-registry.ts';
import { gatherTenureChanges } from '../../src/features/tenures/gather-tenure-changes.ts';
import { cellName, type Cells } from './cells.ts';
import type { FoldingModel } from './folding-model.ts';
import type { Tenures } from './tenures.ts';
import type { World } from './world.ts';

/** How the log comes to the folds: in any order, in lanes, in batches. */
export interface Arrival {
  seed: number;
  partitions: number;
  batchSize: number;
}

/** Folds a log as the product does, batch by batch and lane by lane, and merges the lanes. */
export function foldInMemory(
  model: FoldingModel,
  world: World,
  { seed, partitions, batchSize }: Arrival,
): Cells {
  const measures = new Map(
    [...model.measures.values()].map((measure, id): [string, KnownMeasure] => [
      measure.key,
      { ...measure, id },
    ]),
  );
  const signed = model.log.flatMap(({ before, after }): Signed[] => [
    ...before.map((contribution) => ({ sign: -1 as const, contribution })),
    ...after.map((contribution) => ({ sign: 1 as const, contribution })),
  ]);
  const lanes = Map.groupBy(shuffled(signed, seed).entries(), ([i]) => i % partitions);
  const dayOf = localDays(world.timeZone);
  // Every period is closed: what is summed up later from its days is the same.
  const closedBefore = 'infinity';
  const cells: Cells = new Map();
  for (const lane of lanes.values()) {
    for (let from = 0; from < lane.length; from += batchSize) {
      const batch = lane.slice(from, from + batchSize).map(([, one]) => one);
      for (const change of gatherCells(batch, measures, { cuts: world.cuts, dayOf, closedBefore })) {
        const name = cellName({
          ...change,
          measure: change.measure.key,
          department: world.departments[change.departmentId - 1] as string,
          key: change.key1 + change.key2 + change.key3,
        });
        const tally = tallyOf(change);
        const known = cells.get(name);
        cells.set(name, known ? tallyKind(tally as never).merge(known as never, tally as never) : tally);
      }
    }
  }
  return cells;
}

/** What is known of every subscription in the end, in any order and batches, as tenures. */
export function tenuresInMemory(model: FoldingModel, world: World, { seed, batchSize }: Arrival): Tenures {
  const dayOf = localDays(world.timeZone);
  const told = shuffled(
    model.log.flatMap(({ before, after }) => [
      ...before.map((contribution) => ({ before: [contribution], after: [] })),
      ...after.map((contribution) => ({ before: [], after: [contribution] })),
    ]),
    seed,
  );
  const subjects = new Map<string, TenureChanges>();
  for (let from = 0; from < told.length; from += batchSize)
    for (const { subject, changes } of gatherTenureChanges(told.slice(from, from + batchSize), dayOf))
      subjects.set(subject, tenureChanges.merge(subjects.get(subject) ?? tenureChanges.empty(), changes));
  const tenures: Tenures = {};
  for (const changes of subjects.values())
    for (const { department, joined, lost } of tenuresOf(changes)) {
      const name = [world.departments[department - 1], joined, lost ?? 'never'].join(' · ');
      tenures[name] = (tenures[name] ?? 0) + 1;
    }
  return tenures;
}

function tallyOf({ measure, change }: CellChange): Tally {
  if (change.kind === 'duration') {
    const counted = [...change.buckets].filter(([, by]) => by.n !== 0);
    return {
      kind: 'duration',
      n: counted.reduce((total, [, by]) => total + by.n, 0),
      sum: [...change.buckets.values()].reduce((total, by) => total + by.sum, 0n),
      buckets: Object.fromEntries(counted.map(([bucket, by]) => [bucket, by.n])),
    };
  }
  if (change.kind === 'moments') {
    const { n, sums, products } = change;
    return {
      kind: 'moments',
      items: sums.length,
      n,
      sums: sums.map(BigInt),
      products: products.map(BigInt),
      excluded: excludedBy(change.excluded),
    };
  }
  if (change.kind === 'count' || change.kind === 'sum') return change;
  if (change.kind !== 'score' || measure.kind !== 'score')
    throw new Error('Derived measures have handlers of their own.');
  const { min, max } = measure;
  const points = max - min + 1;
  return {
    kind: 'score',
    min,
    max,
    counts: change.counts.slice(0, points),
    excluded: excludedBy(change.counts.slice(points)),
  };
}

const excludedBy = (counts: readonly number[]) =>
  Object.fromEntries(exclusionReasons.map((reason, i) => [reason, counts[i]])) as unknown as Exclusions;

/** The same seed gives the same order. */
export function shuffled<T>(list: readonly T[], seed: number): T[] {
  let state = seed >>> 0;
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const result = [...list];
  for (let i = result.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [result[i], result[j]] = [result[j] as T, result[i] as T];
  }
  return result;
}
