import type { IndicatorSetBody, RollUp, SetGroup, SetIndex, SetItem } from '@attune/contracts';
import { type FigureText, figureText, notComputable } from '../indicators/figure-text.ts';
import { itemTitle } from './item-title.ts';
import { knownIndicator } from './known-indicator.ts';
import type { SetNames } from './use-set-names.ts';

/** What is said in each field, in words, by the field's name in the request. */
export type Texts = Readonly<Record<string, string>>;

export const bodyTexts = ({ names, explanations, owner }: IndicatorSetBody): Texts => ({
  'names.zh': names.zh,
  'names.en': names.en,
  'explanations.zh': explanations.zh,
  'explanations.en': explanations.en,
  owner,
});

export const indexTexts = (
  { names, aggregation, minimumCoverage }: SetIndex,
  { say, formats }: SetNames,
): Texts => ({
  'names.zh': names.zh,
  'names.en': names.en,
  aggregation: say(`index.${aggregation}-name`),
  minimumCoverage: minimumCoverage === null ? notComputable : formats.exactPercent(minimumCoverage),
});

export const groupTexts = ({ names }: SetGroup): Texts => ({ 'names.zh': names.zh, 'names.en': names.en });

/** A group that is new or gone: its name and what is in it. */
export function groupText({ names: { en, zh }, items }: SetGroup, names: SetNames): string {
  const titles = items.map((item) => itemTitle(item, names)).join(names.say('list.comma'));
  return `${names.nameOf({ en, zh })}: ${titles || notComputable}`;
}

/** Values in the unit of the item's indicator. */
export function itemTexts(item: SetItem, names: SetNames): Texts {
  const { say, formats } = names;
  const { weight, target, thresholds, rollUp, locked, score } = item;
  const figure = figureOf(item, names);
  return {
    weight: formats.exact(weight),
    target: target === null ? notComputable : figure.exact(target),
    thresholds: thresholds
      ? say('field.thresholds-of', {
          good: figure.exact(thresholds.good),
          watch: figure.exact(thresholds.watch),
        })
      : notComputable,
    rollUp: say(`roll-up.${rollUp.policy}`),
    'rollUp.weights': populationText(rollUp, names),
    locked: say(locked ? 'set.locked' : 'set.unlocked'),
    score:
      score === null
        ? notComputable
        : score.kind === 'min-max'
          ? say('score.between', { low: figure.exact(score.low), high: figure.exact(score.high) })
          : say('score.target'),
  };
}

const ruleFields = ['thresholds', 'score', 'rollUp', 'rollUp.weights'] as const;

/** What is decided of an item besides its weight and target, by field; what nobody may leave out says so. */
export function itemRules(item: SetItem, names: SetNames): [field: string, text: string][] {
  const texts = itemTexts(item, names);
  const given = item.score === null ? { ...texts, score: names.say('index.not-scored') } : texts;
  return ruleFields
    .filter((field) => field !== 'rollUp.weights' || item.rollUp.policy === 'population')
    .map((field) => [field, given[field] ?? notComputable]);
}

/** An item that is new or gone: all that is said of it. */
export function itemText(item: SetItem, names: SetNames): string {
  const { say, formats } = names;
  return [
    say('set-field.weighs', { weight: formats.exact(item.weight) }),
    item.target === null ? null : say('card.target', { target: figureOf(item, names).exact(item.target) }),
    item.locked ? say('set.locked') : null,
    item.score === null ? say('index.not-scored') : null,
  ]
    .filter(Boolean)
    .join(say('list.comma'));
}

function figureOf(item: SetItem, { say, formats, indicators }: SetNames): FigureText {
  const listed = knownIndicator(item, indicators);
  return figureText({ unit: listed?.unit ?? 'score', currencies: listed?.currencies ?? null }, formats, say);
}

/** `Sales 1,200, Service 800` */
function populationText(rollUp: RollUp, { say, nameOf, formats, departments }: SetNames): string {
  if (rollUp.policy !== 'population') return notComputable;
  return Object.entries(rollUp.weights)
    .map(([key, weight]) => {
      const department = departments.find((one) => one.key === key);
      return `${department ? nameOf(department.names) : key} ${formats.exact(weight)}`;
    })
    .join(say('list.comma'));
}
