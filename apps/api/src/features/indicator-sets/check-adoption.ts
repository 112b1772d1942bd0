import type { IndicatorSetBody, NewAdoption } from '@attune/contracts';
import { checkTargets } from '../indicator-definitions/check-definition.ts';
import { checkItem, type KnownIndicators } from './check-item.ts';
import { type ItemName, nameOf } from './item-name.ts';
import { setProblem } from './problems.ts';
import { itemsOf } from './set-library.ts';

/**
 * Throws the problem of the first target or item that a department cannot have of its own: `set-item-unknown`,
 * `set-item-locked`, `set-item-in-core`, `set-indicator-twice`, and the problems of `checkItem` and `checkTargets`.
 */
export function checkAdoption(
  { targets, items }: Pick<NewAdoption, 'targets' | 'items'>,
  core: IndicatorSetBody,
  known: KnownIndicators,
): void {
  const inCore = new Map(itemsOf(core).map((item) => [nameOf(item), item]));
  targets.forEach((target, at) => {
    const field = `targets.${at}`;
    const { indicator } = target;
    const item = inCore.get(nameOf(target));
    if (!item) throw setProblem('set-item-unknown', { field: `${field}.indicator` });
    if (item.locked) throw setProblem('set-item-locked', { field: `${field}.indicator` });
    const { body } = known.library.shown(indicator, known.today);
    checkTargets({ ...body, target: target.target, thresholds: target.thresholds }, field);
  });
  checkOnce(targets, 'targets');
  items.forEach((item, at) => {
    if (inCore.has(nameOf(item))) throw setProblem('set-item-in-core', { field: `items.${at}.indicator` });
    checkItem(item, known, `items.${at}`);
  });
  checkOnce(items, 'items');
}

function checkOnce(some: readonly ItemName[], field: string): void {
  some.forEach((one, at) => {
    if (some.findIndex((each) => nameOf(each) === nameOf(one)) < at)
      throw setProblem('set-indicator-twice', { field: `${field}.${at}.indicator` });
  });
}
