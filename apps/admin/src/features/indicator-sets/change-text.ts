import type {
  FieldChange,
  IndicatorSetBody,
  SetGroup,
  SetIndex,
  SetItem,
  Thresholds,
} from '@attune/contracts';
import { figureText } from '../indicators/figure-text.ts';
import { indexText } from './index-text.ts';
import { nameOfItem } from './item-name.ts';
import { knownIndicator } from './known-indicator.ts';
import type { SetNames } from './use-set-names.ts';

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The item that a change is about, as it is after it or was before. */
function itemAt(path: string, bodies: readonly IndicatorSetBody[]): SetItem | undefined {
  const [, group, named] = /^groups\.([^.]+)\.items\.([^.]+)/.exec(path) ?? [];
  if (!group || !named) return undefined;
  for (const body of bodies) {
    const found = body.groups
      .find(({ key }) => key === group)
      ?.items.find((item) => nameOfItem(item) === named);
    if (found) return found;
  }
  return undefined;
}

/** One side of a change in words and in the unit of its indicator; `–` where there was, or is, nothing. */
export function changeText(
  { path }: Pick<FieldChange, 'path'>,
  value: unknown,
  { bodies, names }: { bodies: readonly IndicatorSetBody[]; names: SetNames },
): string {
  const { say, nameOf, formats, indicators } = names;
  if (value === undefined || value === null) return '–';
  const item = itemAt(path, bodies);
  const listed = item && knownIndicator(item, indicators);
  const text = figureText(
    { unit: listed?.unit ?? 'score', currencies: listed?.currencies ?? null },
    formats,
    say,
  );
  const field = path.split('.').at(-1) ?? '';
  if (typeof value === 'boolean') return say(value ? 'set.locked' : 'set.unlocked');
  if (typeof value === 'number') {
    if (field === 'minimumCoverage') return formats.percent(value, 0);
    return ['target', 'good', 'watch', 'low', 'high'].includes(field)
      ? text.exact(value)
      : formats.exact(value);
  }
  if (typeof value === 'string') return wordOf(field, value, names);
  const thresholds = (some: Thresholds) =>
    say('field.thresholds-of', { good: text.exact(some.good), watch: text.exact(some.watch) });
  if (isFields(value)) {
    if ('indicator' in value) return itemText(value as unknown as SetItem, names);
    if ('items' in value) {
      const group = value as unknown as SetGroup;
      const items = group.items.map((one) => titleOf(one, names)).join(say('list.comma'));
      return `${nameOf(group.names)}: ${items || '–'}`;
    }
    if ('aggregation' in value) return indexText(value as unknown as SetIndex, { say, formats });
    if (field === 'weights') return populationText(value as Readonly<Record<string, number>>, names);
    if ('good' in value) return thresholds(value as unknown as Thresholds);
    if ('policy' in value) return say(`roll-up.${(value as unknown as SetItem['rollUp']).policy}`);
    if ('kind' in value && field === 'score') {
      const score = value as unknown as NonNullable<SetItem['score']>;
      return score.kind === 'min-max'
        ? say('score.between', { low: text.exact(score.low), high: text.exact(score.high) })
        : say('score.target');
    }
  }
  if (Array.isArray(value))
    return value
      .map((one: unknown) =>
        isFields(one) && 'indicator' in one
          ? titleOf(one as unknown as SetItem, names)
          : isFields(one) && 'names' in one
            ? nameOf(one['names'] as SetGroup['names'])
            : String(one),
      )
      .join(say('list.comma'));
  return JSON.stringify(value);
}

/** `Sales 1,200, Service 800` */
function populationText(
  weights: Readonly<Record<string, number>>,
  { say, nameOf, formats, departments }: SetNames,
): string {
  return Object.entries(weights)
    .map(([key, weight]) => {
      const department = departments.find((one) => one.key === key);
      return `${department ? nameOf(department.names) : key} ${formats.exact(weight)}`;
    })
    .join(say('list.comma'));
}

function titleOf(item: SetItem, { nameOf, indicators }: SetNames): string {
  const listed = knownIndicator(item, indicators);
  return listed ? nameOf(listed.names) : item.indicator;
}

/** All that is said of an item that is new or gone. */
function itemText(item: SetItem, names: SetNames): string {
  const { say, formats, indicators } = names;
  const listed = knownIndicator(item, indicators);
  const text = figureText(
    { unit: listed?.unit ?? 'score', currencies: listed?.currencies ?? null },
    formats,
    say,
  );
  return [
    say('set-field.weighs', { weight: formats.exact(item.weight) }),
    item.target === null ? null : say('card.target', { target: text.exact(item.target) }),
    item.locked ? say('set.locked') : null,
    item.score === null ? say('index.not-scored') : null,
  ]
    .filter(Boolean)
    .join(say('list.comma'));
}

function wordOf(field: string, value: string, { say }: SetNames): string {
  if (field === 'policy' && (value === 'volume' || value === 'equal' || value === 'population'))
    return say(`roll-up.${value}`);
  if (field === 'aggregation' && (value === 'arithmetic' || value === 'geometric'))
    return say(`index.${value}-name`);
  if (field === 'kind' && (value === 'min-max' || value === 'target')) return say(`score.${value}`);
  return value;
}
