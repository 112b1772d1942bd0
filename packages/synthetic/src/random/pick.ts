import type { Draws } from './draws.ts';

/** One of the items, each as likely as the next. */
export function pick<Item>(draws: Draws, items: readonly Item[]): Item {
  const item = items[draws.below(items.length)];
  if (item === undefined) throw new RangeError('nothing to pick from');
  return item;
}

/** One of the items by weight. Weights need not add up to one. */
export function pickWeighted<Item>(draws: Draws, items: readonly (readonly [Item, number])[]): Item {
  let left = draws.next() * items.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [item, weight] of items) {
    left -= weight;
    if (left < 0) return item;
  }
  const last = items.at(-1);
  if (last === undefined) throw new RangeError('nothing to pick from');
  return last[0];
}
