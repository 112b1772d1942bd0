import type { StreamedEvent } from '../../platform/stream/handler.ts';
import type { LocalDay } from '../measures/local-day.ts';
import type { KnownMeasure } from '../measures/measure-registry.ts';
import { FactWriter } from './recent-facts.ts';

/** Stands for facts about nobody: they are counted, so that a figure about people can say how many it leaves out. */
export const nobody = 0;

/** What one batch says of a department and day, in any order. */
export interface RecentChunk {
  departmentId: number;
  day: string;
  facts: FactWriter;
  /** Those of figures about many people, for the hint. */
  moved: Set<KnownMeasure>;
}

/**
 * Takes a batch's contributions apart: `remove(before) + add(after)`, fact by fact. A contribution names its own
 * customer, which is not always the event's: a merge brings answers of two together, and an edit can decide between
 * answers of several. What is excluded (skipped, superseded …) is nothing here, and rows of items are not a number.
 */
export function gatherActivity(
  events: readonly Pick<StreamedEvent, 'before' | 'after'>[],
  measures: ReadonlyMap<string, KnownMeasure>,
  dayOf: LocalDay,
): RecentChunk[] {
  const days = new Map<string, Map<number, RecentChunk>>();
  const add = (sign: 1 | -1, { at, customer = nobody, department, measures: values }: Contribution) => {
    let chunk: RecentChunk | undefined;
    for (const key of Object.keys(values)) {
      const value = values[key];
      const measure = measures.get(key);
      if (!measure) throw new Error(`The log speaks of the measure ${key}, which is not there.`);
      const packed = isPacked(measure);
      if (typeof value !== 'number' || (customer === nobody && !packed)) continue;
      chunk ??= chunkOf(days, dayOf(at), department);
      if (packed) chunk.moved.add(measure);
      if (measure.kind === 'count') chunk.facts.add(customer, measure.id, sign * value, 0);
      else chunk.facts.add(customer, measure.id, sign, sign * value);
    }
  };
  for (const { before, after } of events) {
    for (const contribution of before) add(-1, contribution);
    for (const contribution of after) add(1, contribution);
  }
  return [...days.values()].flatMap((departments) => [...departments.values()]);
}

type Contribution = StreamedEvent['before'][number];

/** Figures over many people count facts and add up amounts; answers and durations are read per customer only. */
export const isPacked = ({ kind }: Pick<KnownMeasure, 'kind'>): boolean => kind === 'count' || kind === 'sum';

function chunkOf(
  days: Map<string, Map<number, RecentChunk>>,
  day: string,
  departmentId: number,
): RecentChunk {
  let departments = days.get(day);
  if (!departments) days.set(day, (departments = new Map()));
  let chunk = departments.get(departmentId);
  if (!chunk)
    departments.set(departmentId, (chunk = { departmentId, day, facts: new FactWriter(), moved: new Set() }));
  return chunk;
}
