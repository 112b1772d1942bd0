import { exclusionReasons } from '@attune/contracts';

/** How many products of two items a group has, each pair once and each item with itself. */
export const productsOf = (items: number) => (items * (items + 1)) / 2;

/** Columns of `tally_moments` that count rows left out, by reason. */
export const excludedColumns = exclusionReasons.map((reason) => reason.replaceAll('-', '_'));

/** The elements of an array column, one by one: it is added to in the statement itself, without a call per row. */
export const elementsOf = (column: string, length: number): readonly string[] =>
  Array.from({ length }, (_, i) => `${column}[${i + 1}]`);
