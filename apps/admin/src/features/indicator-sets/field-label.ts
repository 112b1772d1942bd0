import type { Say, TextKey } from '../../language/say.ts';

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
  'rollUp.weights': 'roll-up.number',
  locked: 'set-field.locked',
  score: 'score.title',
  aggregation: 'index.aggregation',
  minimumCoverage: 'index.coverage',
};

/** A field as people call it; one that is not known by its name in the request. */
export function fieldLabel(field: string, say: Say): string {
  const key = known[field];
  return key ? say(key) : field;
}
