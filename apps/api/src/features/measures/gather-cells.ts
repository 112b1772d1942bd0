import { type Contribution, exclusionReasons, type MeasureValue } from '@attune/contracts';
import { bucketOf, fractionExclusions } from '@attune/metrics';
import { type Cut, keysIn } from './cuts.ts';
import { fractionValue } from './fraction-value.ts';
import type { LocalDay } from './local-day.ts';
import type { KnownMeasure } from './measure-registry.ts';
import { productsOf } from './moments-columns.ts';
import { firstDayAfter, firstDayOf, summedGrains, type TallyGrain } from './summed-grains.ts';

/** Where a tally is kept: one row of a tally table, less shard and generation. */
interface CellKey {
  measure: KnownMeasure;
  cut: string;
  grain: TallyGrain;
  period: string;
  departmentId: number;
  key1: string;
  key2: string;
  key3: string;
}

/** What one batch adds to a cell. Any number may be negative. */
export type TallyChange =
  /** Per point of the scale, then per exclusion reason. */
  | { kind: 'score'; counts: number[] }
  | { kind: 'count'; n: number }
  | { kind: 'sum'; n: number; sum: bigint; sumOfSquares: bigint }
  /** n and Σ per bucket. */
  | { kind: 'duration'; buckets: Map<number, { n: number; sum: bigint }> }
  /** `excluded` per reason. */
  | { kind: 'fraction'; n: number; sum: bigint; sumOfSquares: bigint; excluded: number[] }
  /** Rows per exclusion reason; Σ x_i, and Σ x_i x_j for j <= i. Points are small, so a batch of them is exact. */
  | { kind: 'moments'; n: number; excluded: number[]; sums: number[]; products: number[] };

export interface CellChange extends CellKey {
  change: TallyChange;
}

export interface Signed {
  sign: 1 | -1;
  contribution: Contribution;
}

/** All measures of one cut, period, department and dimension values. A day knows the closed periods it is in. */
interface Place extends Omit<CellKey, 'measure'> {
  changes: Map<KnownMeasure, TallyChange>;
  sums: readonly Place[];
}

/**
 * Sums a batch's contributions into the cells they touch: each day, and the periods it is in that are closed.
 * Looks nothing up but the measures: `before` and `after` of the events say everything else.
 */
export function gatherCells(
  batch: Iterable<Signed>,
  measures: ReadonlyMap<string, KnownMeasure>,
  how: { cuts: readonly Cut[]; dayOf: LocalDay; closedBefore: string },
): CellChange[] {
  const places = new Map<string, Place>();
  const closed = (day: string) =>
    day < how.closedBefore
      ? summedGrains.filter((grain) => firstDayAfter(grain, day) <= how.closedBefore)
      : [];
  const placeAt = (where: Omit<Place, 'changes' | 'sums'>): Place => {
    const name = `${where.cut}\u0000${where.period}\u0000${where.grain}\u0000${where.departmentId}\u0000${where.key1}\u0000${where.key2}\u0000${where.key3}`;
    let place = places.get(name);
    if (!place) {
      const summed = where.grain === 'day' ? closed(where.period) : [];
      const sums = summed.map((grain) =>
        placeAt({ ...where, grain, period: firstDayOf(grain, where.period) }),
      );
      place = { ...where, changes: new Map(), sums };
      places.set(name, place);
    }
    return place;
  };
  for (const { sign, contribution } of batch) {
    const values = measured(contribution, measures);
    const where = { period: how.dayOf(contribution.at), departmentId: contribution.department };
    for (const cut of how.cuts) {
      const keys = keysIn(cut, contribution);
      if (!keys) continue;
      const [key1, key2, key3] = keys;
      const day = placeAt({ ...where, cut: cut.name, grain: 'day', key1, key2, key3 });
      for (const [measure, value] of values) {
        add(day, measure, value, sign);
        for (const sum of day.sums) add(sum, measure, value, sign);
      }
    }
  }
  return [...places.values()].flatMap(({ changes, sums: _sums, ...where }) =>
    Array.from(changes, ([measure, change]) => ({ ...where, measure, change })),
  );
}

/** Only what is answered keeps count of what is left out; elsewhere an excluded value is nothing at all. */
function measured(contribution: Contribution, measures: ReadonlyMap<string, KnownMeasure>) {
  const values: [KnownMeasure, MeasureValue][] = [];
  for (const [key, value] of Object.entries(contribution.measures)) {
    const measure = measures.get(key);
    if (!measure) throw new Error(`The log speaks of the measure ${key}, which is not there.`);
    if (keepsExcluded(measure) || typeof value === 'number') values.push([measure, value]);
  }
  return values;
}

const keepsExcluded = ({ kind }: KnownMeasure) =>
  kind === 'score' || kind === 'fraction' || kind === 'moments';

function add(place: Place, measure: KnownMeasure, value: MeasureValue, sign: 1 | -1): void {
  let change = place.changes.get(measure);
  if (!change) {
    change = nothing(measure);
    place.changes.set(measure, change);
  }
  if (change.kind === 'score') {
    const at = slotOf(measure, value);
    change.counts[at] = (change.counts[at] as number) + sign;
  } else if (change.kind === 'moments') addRow(change, value, sign);
  else if (typeof value === 'number') addNumber(change, value, sign);
  else if (change.kind === 'fraction') {
    const at = fractionExclusions.indexOf(fractionValue(value) as (typeof fractionExclusions)[number]);
    change.excluded[at] = (change.excluded[at] as number) + sign;
  }
}

function addRow(change: Extract<TallyChange, { kind: 'moments' }>, value: MeasureValue, sign: 1 | -1): void {
  if (typeof value === 'string') {
    const at = exclusionReasons.indexOf(value);
    change.excluded[at] = (change.excluded[at] as number) + sign;
    return;
  }
  const row = value as readonly number[];
  change.n += sign;
  let at = 0;
  for (const [i, x] of row.entries()) {
    change.sums[i] = (change.sums[i] as number) + sign * x;
    for (let j = 0; j <= i; j++) {
      change.products[at] = (change.products[at] as number) + sign * x * (row[j] as number);
      at++;
    }
  }
}

function addNumber(
  change: Exclude<TallyChange, { kind: 'score' | 'moments' }>,
  value: number,
  sign: 1 | -1,
): void {
  if (change.kind === 'count') change.n += sign * value;
  else if (change.kind === 'sum' || change.kind === 'fraction') {
    const amount = BigInt(value);
    change.n += sign;
    change.sum += BigInt(sign) * amount;
    change.sumOfSquares += BigInt(sign) * amount * amount;
  } else {
    const bucket = bucketOf(value);
    const present = change.buckets.get(bucket) ?? { n: 0, sum: 0n };
    change.buckets.set(bucket, { n: present.n + sign, sum: present.sum + BigInt(sign * value) });
  }
}

function nothing(measure: KnownMeasure): TallyChange {
  switch (measure.kind) {
    case 'score':
      return {
        kind: 'score',
        counts: Array.from({ length: pointsOf(measure) + exclusionReasons.length }, () => 0),
      };
    case 'count':
      return { kind: 'count', n: 0 };
    case 'sum':
      return { kind: 'sum', n: 0, sum: 0n, sumOfSquares: 0n };
    case 'duration':
      return { kind: 'duration', buckets: new Map() };
    case 'fraction':
      return { kind: 'fraction', n: 0, sum: 0n, sumOfSquares: 0n, excluded: fractionExclusions.map(() => 0) };
    case 'moments':
      return {
        kind: 'moments',
        n: 0,
        excluded: exclusionReasons.map(() => 0),
        sums: zeros(measure.items),
        products: zeros(productsOf(measure.items)),
      };
  }
}

const zeros = (length: number): number[] => Array.from({ length }, () => 0);

const pointsOf = (measure: KnownMeasure) => (measure.kind === 'score' ? measure.max - measure.min + 1 : 0);

function slotOf(measure: KnownMeasure, value: MeasureValue): number {
  if (typeof value === 'string') return pointsOf(measure) + exclusionReasons.indexOf(value);
  return measure.kind === 'score' && typeof value === 'number' ? value - measure.min : 0;
}
