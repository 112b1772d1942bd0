import type { IndicatorSetBody } from '@attune/contracts';
import { fieldLabel } from './field-label.ts';
import { itemTitle } from './item-title.ts';
import type { SetNames } from './use-set-names.ts';

/**
 * The field of a problem (`body.groups.0.items.1.weight`) as people call it: the group, the item, then what of it.
 */
export function fieldName(path: string, body: IndicatorSetBody, names: SetNames): string {
  const { say, nameOf, departments } = names;
  const parts = path.replace(/^body\./, '').split('.');
  const told: string[] = [];
  let rest = parts;
  if (parts[0] === 'groups' && parts.length > 1) {
    const group = body.groups[Number(parts[1])];
    told.push((group && nameOf(group.names)) || (parts[1] ?? ''));
    rest = parts.slice(2);
    if (rest[0] === 'items' && rest.length > 1) {
      const [, at = ''] = rest;
      const item = group?.items[Number(at)];
      told.push(item ? itemTitle(item, names) : at);
      rest = rest.slice(2);
    }
  } else if (parts[0] === 'index' && parts.length > 1) {
    told.push(say('index.title'));
    rest = parts.slice(1);
  }
  const weights = rest.join('.').match(/^rollUp\.weights\.(.+)$/);
  if (weights) {
    const department = departments.find(({ key }) => key === weights[1]);
    told.push(say('roll-up.number'), department ? nameOf(department.names) : (weights[1] ?? ''));
  } else if (rest.length > 0) told.push(fieldLabel(rest.join('.'), say));
  return told.join(' › ');
}
