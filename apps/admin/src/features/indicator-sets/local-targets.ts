import type { LocalTarget } from '@attune/contracts';
import { isSameItem, type ItemName } from './item-name.ts';

/** With what a department wants of one item; what it wants nothing of is as the set says, and not in the list. */
export function withTarget(
  targets: readonly LocalTarget[],
  { indicator, variant }: ItemName,
  changes: Partial<Pick<LocalTarget, 'target' | 'thresholds'>>,
): LocalTarget[] {
  const item = { indicator, variant };
  const old = targets.find((one) => isSameItem(one, item));
  const next: LocalTarget = {
    ...item,
    target: old?.target ?? null,
    thresholds: old?.thresholds ?? null,
    ...changes,
  };
  const others = targets.filter((one) => !isSameItem(one, item));
  return next.target === null && next.thresholds === null ? others : [...others, next];
}
