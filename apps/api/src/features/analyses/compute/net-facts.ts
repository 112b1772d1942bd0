import type { Contribution } from '@attune/contracts';
import { AnalysisRefusal } from './analysis-refusal.ts';
import { contributionsIn, type LogRow } from './log-row.ts';

const mostKept = 1_000_000;

/**
 * The facts that count after all edits: what every event took out and put in, added up. Of each contribution only what
 * the analysis needs is kept, so that equal ones are one entry; what is kept must be plain JSON. Order does not matter.
 * Throws `too-many-facts`.
 */
export class NetFacts<Kept> {
  readonly #times = new Map<string, number>();

  readonly #pick: (contribution: Contribution) => Kept | undefined;

  /** @param pick what is kept of a contribution; undefined where it is of no interest */
  constructor(pick: (contribution: Contribution) => Kept | undefined) {
    this.#pick = pick;
  }

  add([, , , , , , before, after]: LogRow): void {
    for (const contribution of contributionsIn(before)) this.#count(contribution, -1);
    for (const contribution of contributionsIn(after)) this.#count(contribution, 1);
  }

  /** Each distinct one with how often it counts. */
  *counted(): Generator<readonly [kept: Kept, times: number]> {
    for (const [text, times] of this.#times) if (times > 0) yield [JSON.parse(text) as Kept, times];
  }

  #count(contribution: Contribution, by: 1 | -1): void {
    const kept = this.#pick(contribution);
    if (kept === undefined) return;
    const text = JSON.stringify(kept);
    const times = (this.#times.get(text) ?? 0) + by;
    if (times === 0) this.#times.delete(text);
    else this.#times.set(text, times);
    if (this.#times.size > mostKept) throw new AnalysisRefusal('too-many-facts', `more than ${mostKept}`);
  }
}
