import type { Contribution, Dimension } from '@attune/contracts';

/**
 * Cuts that are kept: what figures can be broken down and filtered by without recounting events. Every cut
 * carries the department. An event that does not state a dimension is kept under '' there, so that each cut adds
 * up to the whole.
 */
export interface Cut {
  name: string;
  /** At most three. */
  dimensions: readonly Dimension[];
  /** Only facts that state the dimension: cuts that list something, and are not asked to add up. */
  statedOnly?: boolean;
}

export const cuts: readonly Cut[] = [
  { name: 'department', dimensions: [] },
  { name: 'channel', dimensions: ['channel'] },
  { name: 'touchpoint', dimensions: ['touchpoint'] },
  { name: 'segment', dimensions: ['segment'] },
  { name: 'region', dimensions: ['region'] },
  { name: 'product', dimensions: ['product'], statedOnly: true },
  { name: 'agent', dimensions: ['agent'], statedOnly: true },
];

/** The three key columns of a contribution in a cut, or undefined where it has no place in it. */
export function keysIn(cut: Cut, contribution: Contribution): readonly [string, string, string] | undefined {
  const [first, second, third] = cut.dimensions;
  const key1 = first === undefined ? '' : (contribution.dimensions[first] ?? '');
  const key2 = second === undefined ? '' : (contribution.dimensions[second] ?? '');
  const key3 = third === undefined ? '' : (contribution.dimensions[third] ?? '');
  if (cut.statedOnly && first !== undefined && key1 === '') return undefined;
  return [key1, key2, key3];
}
