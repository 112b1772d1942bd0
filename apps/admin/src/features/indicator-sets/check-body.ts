import type { Indicator, IndicatorSetBody, SetItem, Thresholds } from '@attune/contracts';
import type { TextKey } from '../../language/say.ts';
import type { Faults } from '../reviewed-versions/use-draft-editor.ts';
import { nameOfItem } from './item-name.ts';
import { knownIndicator } from './known-indicator.ts';

/** As in the API. */
const heaviest = 1_000_000;

const itemsOf = ({ groups }: IndicatorSetBody): readonly SetItem[] => groups.flatMap(({ items }) => items);
const outOfRange = (weight: number) => !(weight >= 0 && weight <= heaviest);

/** What the API would refuse, as far as that can be told without it: it has the last word. */
export function faultsIn(body: IndicatorSetBody, listed: readonly Indicator[]): Faults {
  const found: Record<string, TextKey> = {};
  // The first that is wrong with a field is told.
  const fault = (field: string, text: TextKey) => void (found[field] ??= text);
  const need = (field: string, text: string) => {
    if (text.trim() === '') fault(field, 'editor.needed');
  };
  for (const language of ['zh', 'en'] as const) {
    need(`body.names.${language}`, body.names[language]);
    need(`body.explanations.${language}`, body.explanations[language]);
    if (body.index) need(`body.index.names.${language}`, body.index.names[language]);
  }
  need('body.owner', body.owner);
  if (itemsOf(body).length === 0) fault('body.groups', 'fault.set-empty');
  else if (itemsOf(body).every(({ weight }) => weight === 0)) fault('body.groups', 'fault.set-weights-zero');
  const seen = new Set<string>();
  body.groups.forEach((group, g) => {
    for (const language of ['zh', 'en'] as const)
      need(`body.groups.${g}.names.${language}`, group.names[language]);
    group.items.forEach((item, i) => {
      const at = `body.groups.${g}.items.${i}`;
      if (seen.has(nameOfItem(item))) fault(`${at}.indicator`, 'fault.set-indicator-twice');
      seen.add(nameOfItem(item));
      checkItem(item, knownIndicator(item, listed), (field, text) => fault(`${at}.${field}`, text));
    });
  });
  checkIndex(body, fault);
  return found;
}

type Fault = (field: string, text: TextKey) => void;

function checkItem(item: SetItem, known: Indicator | undefined, fault: Fault): void {
  if (outOfRange(item.weight)) fault('weight', 'fault.set-weight-invalid');
  if (item.rollUp.policy === 'population') {
    const weights = Object.entries(item.rollUp.weights);
    for (const [department, weight] of weights)
      if (outOfRange(weight)) fault(`rollUp.weights.${department}`, 'fault.set-weight-invalid');
    if (weights.every(([, weight]) => weight === 0)) fault('rollUp.weights', 'fault.set-weights-zero');
  }
  checkTargets(item, known, fault);
  const { score } = item;
  if (score !== null && known?.polarity === 'neutral') fault('score', 'fault.set-score-neutral');
  if (score?.kind === 'min-max' && !(score.low < score.high)) fault('score', 'fault.set-score-invalid');
  if (score?.kind === 'target' && !(item.target !== null && item.target > 0))
    fault('score', 'fault.set-score-without-target');
}

interface Targets {
  target: number | null;
  thresholds: Thresholds | null;
}

/** What the API would refuse of a target and thresholds of an indicator. */
export function checkTargets(
  { target, thresholds }: Targets,
  known: Pick<Indicator, 'range' | 'polarity'> | undefined,
  fault: Fault,
): void {
  if (!known) return;
  const { range, polarity } = known;
  const outside = (value: number) => range !== null && (value < range[0] || value > range[1]);
  if (target !== null && outside(target)) fault('target', 'fault.target-out-of-range');
  if (thresholds === null) return;
  const { good, watch } = thresholds;
  if (outside(good)) fault('thresholds.good', 'fault.target-out-of-range');
  if (outside(watch)) fault('thresholds.watch', 'fault.target-out-of-range');
  if (polarity === 'higher-is-better' ? good < watch : polarity === 'lower-is-better' && good > watch)
    fault('thresholds', 'fault.thresholds-reversed');
}

function checkIndex(body: IndicatorSetBody, fault: Fault): void {
  if (body.index === null) return;
  const { minimumCoverage } = body.index;
  if (minimumCoverage !== null && !(minimumCoverage >= 0 && minimumCoverage <= 1))
    fault('body.index.minimumCoverage', 'fault.set-coverage-invalid');
  const scored = itemsOf(body).filter(({ score }) => score !== null);
  if (scored.length === 0) fault('body.index', 'fault.set-index-without-score');
  else if (scored.every(({ weight }) => weight === 0)) fault('body.groups', 'fault.set-weights-zero');
}
