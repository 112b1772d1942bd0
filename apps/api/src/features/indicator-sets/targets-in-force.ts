import type { LocalItem, SetFigure, SetItem } from '@attune/contracts';
import type { Definition } from '../indicator-definitions/definition.ts';
import { nameOf } from './item-name.ts';
import { isOfSet } from './set-library.ts';
import type { Adoption } from './adoptions.store.ts';

export type TargetsInForce = Pick<SetFigure, 'target' | 'thresholds'>;

/**
 * What a department is measured against: what it set itself, or the nearest above it did, where the item is not locked;
 * else what the set says; else what the indicator does.
 *
 * @param above adoptions that hold for the department, the nearest first
 */
export function targetsInForce(
  item: SetItem | LocalItem,
  { above, definition }: { above: readonly Adoption[]; definition: Definition | undefined },
): TargetsInForce {
  const locals =
    isOfSet(item) && !item.locked
      ? above.flatMap(({ targets }) => targets.find((each) => nameOf(each) === nameOf(item)) ?? [])
      : [];
  const own = [
    ...locals.map(({ target, thresholds }) => ({ target, thresholds, source: 'local' as const })),
    { ...item, source: isOfSet(item) ? ('set' as const) : ('local' as const) },
    ...(definition ? [{ ...definition.body, source: 'indicator' as const }] : []),
  ];
  const target = own.find((each) => each.target !== null);
  const thresholds = own.find((each) => each.thresholds !== null);
  return {
    target: target ? { value: target.target as number, source: target.source } : null,
    thresholds: thresholds?.thresholds ? { ...thresholds.thresholds, source: thresholds.source } : null,
  };
}
