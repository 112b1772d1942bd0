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
 * @param keyOf of a department
 */
export function targetsInForce(
  item: SetItem | LocalItem,
  {
    above,
    definition,
    keyOf,
  }: {
    above: readonly Adoption[];
    definition: Definition | undefined;
    keyOf: (departmentId: number) => string;
  },
): TargetsInForce {
  const own = [
    ...localsOf(item, above).map(({ departmentId, ...said }) => ({
      ...said,
      origin: { source: 'local' as const, department: keyOf(departmentId) },
    })),
    ...(isOfSet(item) ? [{ ...item, origin: { source: 'set' as const } }] : []),
    ...(definition ? [{ ...definition.body, origin: { source: 'indicator' as const } }] : []),
  ];
  const target = own.find((each) => each.target !== null);
  const thresholds = own.find((each) => each.thresholds !== null);
  return {
    target: target ? { value: target.target as number, ...target.origin } : null,
    thresholds: thresholds?.thresholds ? { ...thresholds.thresholds, ...thresholds.origin } : null,
  };
}

type Local = Pick<LocalItem, 'target' | 'thresholds'> & Pick<Adoption, 'departmentId'>;

/** What departments said of an item: of one of the set, their targets; of one that they added, the nearest's. */
function localsOf(item: SetItem | LocalItem, above: readonly Adoption[]): Local[] {
  if (isOfSet(item) && item.locked) return [];
  const said = above.flatMap(({ departmentId, targets, items }) => {
    const found = (isOfSet(item) ? targets : items).find((each) => nameOf(each) === nameOf(item));
    return found ? [{ target: found.target, thresholds: found.thresholds, departmentId }] : [];
  });
  return isOfSet(item) ? said : said.slice(0, 1);
}
