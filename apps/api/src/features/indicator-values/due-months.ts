import type { SourcesOfFigures } from '../indicators/figure-sources.ts';
import type { MovedMonths } from './moved-months.ts';

/** One batch of the log, as `NoteMovedMonths` left it. */
export interface Note extends MovedMonths {
  partition: number;
  position: number;
}

/** A month of an indicator to be worked out anew, from folds that have come to these positions. */
export interface DueMonth {
  indicator: string;
  /** The first day. */
  month: string;
  /** Per partition. */
  positions: number[];
}

export interface DueQuestion {
  sources: readonly Pick<SourcesOfFigures, 'key' | 'folds' | 'measures'>[];
  notes: readonly Note[];
  /** All months there are figures of an indicator for, or may be. */
  monthsOf: (indicator: string) => readonly string[];
  /** The first day of the month that today is in. */
  today: string;
}

/** What notes make due. Nothing of it depends on their order, nor on how often one is read. */
export function dueMonths({ sources, notes, monthsOf, today }: DueQuestion): DueMonth[] {
  const due = new Map<string, DueMonth>();
  const add = (indicator: string, month: string, { partition, position }: Note) => {
    const name = `${indicator} ${month}`;
    let one = due.get(name);
    if (one === undefined) due.set(name, (one = { indicator, month, positions: [] }));
    while (one.positions.length <= partition) one.positions.push(0);
    one.positions[partition] = Math.max(one.positions[partition] as number, position);
  };
  for (const note of notes) {
    const moved = Object.entries(note.months);
    for (const { key, folds, measures } of sources) {
      const months = moved
        .filter(([, some]) => some.some((key) => measures.has(key)))
        .map(([month]) => month);
      const all = note.people && folds.has('fold-customer-activity') ? monthsOf(key) : [];
      for (const month of new Set([...months, ...all])) add(key, month, note);
      // Whoever joins in a month is there in all that follow.
      const first = folds.has('fold-tenures') ? months.toSorted()[0] : undefined;
      if (first !== undefined) for (const month of monthsAfter(first, today)) add(key, month, note);
    }
  }
  return [...due.values()];
}

/** Firsts of months after `first`, up to `last`. */
export function monthsAfter(first: string, last: string): string[] {
  const months: string[] = [];
  const [year = 0, month = 0] = first.split('-').map(Number);
  for (let nth = month; ; nth++) {
    const next = new Date(Date.UTC(year, nth, 1)).toISOString().slice(0, 10);
    if (next > last) return months;
    months.push(next);
  }
}
