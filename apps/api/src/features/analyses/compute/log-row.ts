import type { Contribution } from '@attune/contracts';

/** An event of the log as `visible_log` gives it: what may be seen of it; JSON still as text, parsed in the thread. */
export type LogRow = readonly [
  /** Of the fact: an edit has its original's. */
  sourceId: number,
  externalId: string,
  isEdit: boolean,
  type: string,
  /** Epoch ms of the event. */
  at: number,
  data: string | null,
  before: string | null,
  after: string | null,
];

export const contributionsIn = (text: string | null): readonly Contribution[] =>
  text === null ? [] : (JSON.parse(text) as Contribution[]);
