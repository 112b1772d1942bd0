import type { SetRow, SetValues } from '@attune/contracts';
import { figureOf } from './set-figure.ts';

type Version = SetValues['versions'][number];

/** What an index is made of: two with different parts are not the same measure of two departments. */
export interface IndexParts {
  all: number;
  missing: Version['items'];
}

/** Of an index that has a value; items that are not scored, or weigh nothing, are no part of any. */
export function indexParts(version: Pick<Version, 'items'>, row: SetRow): IndexParts {
  const parts = version.items.filter(({ score, weight }) => score !== null && weight > 0);
  return { all: parts.length, missing: parts.filter((item) => figureOf(row, item)?.score == null) };
}
