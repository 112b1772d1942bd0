import type { StreamedEvent } from '../../platform/stream/handler.ts';

/** What a stretch of the log may have moved. */
export interface MovedMonths {
  /** Keys of measures by the first day of a month. */
  months: Record<string, string[]>;
  /** Who is one with whom has changed: figures about people may be others in any month. */
  people: boolean;
}

const hour = 3_600_000;
/** Of local time against UTC, over all zones there are. */
const most = { behind: 12 * hour, ahead: 14 * hour };

const joining: ReadonlySet<string> = new Set(['customer.merged', 'customer.unmerged']);

/**
 * The months that events speak of, by measure: those of what they take out and of what they put in. In whatever time
 * zone: around the end of a month, that one and the next.
 */
export function movedMonths(events: readonly StreamedEvent[]): MovedMonths {
  const months = new Map<string, Set<string>>();
  const of = new Map<number, readonly string[]>();
  let people = false;
  for (const { type, before, after } of events) {
    people ||= joining.has(type);
    for (const contributions of [before, after])
      for (const { at, measures } of contributions) {
        const nth = Math.floor(at / hour);
        let names = of.get(nth);
        if (names === undefined) of.set(nth, (names = monthsAround(nth * hour)));
        for (const name of names) {
          let moved = months.get(name);
          if (moved === undefined) months.set(name, (moved = new Set()));
          for (const measure in measures) moved.add(measure);
        }
      }
  }
  return { months: Object.fromEntries([...months].map(([month, moved]) => [month, [...moved]])), people };
}

/** Of an hour. */
function monthsAround(at: number): string[] {
  const months = [at - most.behind, at + hour + most.ahead].map(
    (local) => `${new Date(local).toISOString().slice(0, 7)}-01`,
  );
  return [...new Set(months)];
}
