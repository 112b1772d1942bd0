import type { IndicatorSetBody } from '@attune/contracts';
import type { TextKey } from '../../language/say.ts';
import { nameOfItem } from './item-name.ts';
import { knownIndicator } from './known-indicator.ts';
import type { SetNames } from './use-set-names.ts';

/** Fields of a body, a group, an item and the index, by their names in the request. */
const known: Readonly<Record<string, TextKey>> = {
  'names.en': 'field.names.en',
  'names.zh': 'field.names.zh',
  names: 'set-field.names',
  'explanations.en': 'set-editor.for-en',
  'explanations.zh': 'set-editor.for-zh',
  owner: 'field.owner',
  groups: 'set-editor.groups',
  index: 'index.title',
  items: 'set-field.items',
  indicator: 'set.head-item',
  variant: 'set-field.variant',
  weight: 'set.head-weight',
  target: 'set.head-target',
  thresholds: 'field.thresholds',
  'thresholds.good': 'editor.good',
  'thresholds.watch': 'editor.watch',
  rollUp: 'roll-up.title',
  'rollUp.policy': 'roll-up.title',
  'rollUp.weights': 'roll-up.number',
  locked: 'set-field.locked',
  score: 'score.title',
  'score.kind': 'score.title',
  'score.low': 'score.low',
  'score.high': 'score.high',
  aggregation: 'index.aggregation',
  minimumCoverage: 'index.coverage',
};

/**
 * A field as people call it: the group, the item, then what of it. Groups and items are named by their place
 * (`body.groups.0.items.1.weight`, as in problems) or by what they are (`groups.loyalty.items.nps.weight`, as in
 * comparisons).
 */
export function fieldName(path: string, body: IndicatorSetBody, names: SetNames): string {
  const { say, nameOf, departments } = names;
  const parts = path.replace(/^body\./, '').split('.');
  const told: string[] = [];
  let rest = parts;
  if (parts[0] === 'groups' && parts.length > 1) {
    const group = body.groups.find(({ key }, at) => key === parts[1] || String(at) === parts[1]);
    told.push((group && nameOf(group.names)) || (parts[1] ?? ''));
    rest = parts.slice(2);
    if (rest[0] === 'items' && rest.length > 1) {
      const [, named = ''] = rest;
      const item = group?.items.find((one, at) => nameOfItem(one) === named || String(at) === named);
      const listed = knownIndicator(item ?? { indicator: named, variant: null }, names.indicators);
      told.push(listed ? nameOf(listed.names) : named);
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
  } else if (rest.length > 0) {
    const field = known[rest.join('.')];
    told.push(field ? say(field) : rest.join('.'));
  }
  return told.join(' › ');
}
