import type { StreamedEvent } from '../../platform/stream/handler.ts';
import type { LocalDay } from '../measures/local-day.ts';
import type { KnownMeasure } from '../measures/measure-registry.ts';

/** Stands for facts about nobody: they are counted, so that a figure about people can say how many it leaves out. */
export const nobody = 0;

/** What one batch adds to a row of `customer_activity`. Either number may be negative. */
export interface ActivityChange {
  customerId: number;
  measure: KnownMeasure;
  departmentId: number;
  day: string;
  n: number;
  sum: bigint;
}

/**
 * Sums a batch's contributions by customer, measure, department and day: `remove(before) + add(after)`. A
 * contribution names its own customer, which is not always the event's: a merge brings answers of two together, and
 * an edit can decide between answers of several. What is excluded (skipped, superseded …) is nothing here.
 * In key order, so that two partitions which change one row wait for each other and never in a circle.
 */
export function gatherActivity(
  events: readonly Pick<StreamedEvent, 'before' | 'after'>[],
  measures: ReadonlyMap<string, KnownMeasure>,
  dayOf: LocalDay,
): ActivityChange[] {
  const changes = new Map<string, ActivityChange>();
  const add = (sign: 1 | -1, { at, customer = nobody, department, measures: values }: Contribution) => {
    const day = dayOf(at);
    for (const [key, value] of Object.entries(values)) {
      const measure = measures.get(key);
      if (!measure) throw new Error(`The log speaks of the measure ${key}, which is not there.`);
      if (typeof value !== 'number' || (customer === nobody && !isPacked(measure))) continue;
      const name = `${customer} ${measure.id} ${department} ${day}`;
      let change = changes.get(name);
      if (!change) {
        change = { customerId: customer, measure, departmentId: department, day, n: 0, sum: 0n };
        changes.set(name, change);
      }
      if (measure.kind === 'count') change.n += sign * value;
      else {
        change.n += sign;
        change.sum += BigInt(sign * value);
      }
    }
  };
  for (const { before, after } of events) {
    for (const contribution of before) add(-1, contribution);
    for (const contribution of after) add(1, contribution);
  }
  return [...changes.values()].filter(({ n, sum }) => n !== 0 || sum !== 0n).sort(inKeyOrder);
}

type Contribution = StreamedEvent['before'][number];

/** Figures over many people count facts and add up amounts; answers and durations are read per customer only. */
export const isPacked = ({ kind }: KnownMeasure): boolean => kind === 'count' || kind === 'sum';

function inKeyOrder(a: ActivityChange, b: ActivityChange): number {
  return (
    a.customerId - b.customerId ||
    a.measure.id - b.measure.id ||
    a.departmentId - b.departmentId ||
    (a.day < b.day ? -1 : 1)
  );
}
