import { appendFileSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { CloudEvent } from '@attune/contracts';
import { day } from '../model/calendar.ts';
import type { Dated } from '../model/story.ts';

/** A part is a quarter of a day: of half a million customers that is some 20,000 events. */
const partLength = day / 4;

/** Characters held back per part, so that a year and a half of parts takes some tens of megabytes. */
const flushAt = 16_384;

/**
 * Sorts more events than memory holds: one file per part of the time takes them in any order, and is
 * sorted when its turn comes. The order is that of `byTime`.
 */
export class PartFiles {
  readonly #folder: string;
  readonly #pending = new Map<number, string>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  add({ at, event }: Dated): void {
    const number = Math.floor(at / partLength);
    // Thirteen digits of ms hold every instant from 2001 on, and padded the ones before: lines sort as their times do.
    const instant = String(at).padStart(13, '0');
    const line = `${instant} ${event.source} ${event.id}\t${JSON.stringify(event)}\n`;
    const pending = (this.#pending.get(number) ?? '') + line;
    this.#pending.set(number, pending.length < flushAt ? pending : '');
    if (pending.length >= flushAt) appendFileSync(this.#pathOf(number), pending);
  }

  /** Every event as JSON, in order; the files are used up. */
  *lines(): Generator<string> {
    for (const number of [...this.#pending.keys()].sort((a, b) => a - b)) {
      const path = this.#pathOf(number);
      const written = existsSync(path) ? readFileSync(path, 'utf8') : '';
      const lines = (written + this.#pending.get(number)).split('\n');
      lines.pop();
      rmSync(path, { force: true });
      for (const line of lines.sort()) yield line.slice(line.indexOf('\t') + 1);
    }
  }

  *events(): Generator<CloudEvent> {
    for (const line of this.lines()) yield JSON.parse(line) as CloudEvent;
  }

  #pathOf(number: number): string {
    return join(this.#folder, String(number));
  }
}
