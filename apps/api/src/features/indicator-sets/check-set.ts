import type { IndicatorSetBody, SetGroup, SetItem } from '@attune/contracts';
import type { DepartmentTree } from '../departments/department-tree.ts';
import type { Definition } from '../indicator-definitions/definition.ts';
import { checkItem, type KnownIndicators } from './check-item.ts';
import { nameOf } from './item-name.ts';
import { setProblem } from './problems.ts';
import { itemsOf } from './set-library.ts';

export interface SetChecked extends KnownIndicators {
  tree: DepartmentTree;
}

const heaviest = 1_000_000;
/** So far from what a number holds that no score leaves it. */
const farthest = 1e15;

/** Throws the problem of the first field of a body that cannot be a set. */
export function checkSet(body: IndicatorSetBody, known: SetChecked): void {
  if (itemsOf(body).length === 0) throw setProblem('set-empty', { field: 'body.groups' });
  checkGroups(body.groups);
  body.groups.forEach(({ items }, g) =>
    items.forEach((item, i) => {
      const field = `body.groups.${g}.items.${i}`;
      const { definition } = checkItem(item, known, field);
      checkWeight(item.weight, `${field}.weight`);
      checkRollUp(item, known.tree, field);
      if (item.score !== null) checkScore(item, definition, field);
    }),
  );
  if (itemsOf(body).every(({ weight }) => weight === 0))
    throw setProblem('set-weights-zero', { field: 'body.groups' });
  checkIndex(body);
}

function checkGroups(groups: readonly SetGroup[]): void {
  const seen = new Set<string>();
  groups.forEach(({ key }, g) => {
    if (groups.findIndex((group) => group.key === key) < g)
      throw setProblem('set-group-twice', { field: `body.groups.${g}.key` });
  });
  groups.forEach(({ items }, g) =>
    items.forEach((item, i) => {
      if (seen.has(nameOf(item)))
        throw setProblem('set-indicator-twice', { field: `body.groups.${g}.items.${i}.indicator` });
      seen.add(nameOf(item));
    }),
  );
}

function checkWeight(weight: number, field: string): void {
  if (!(weight >= 0 && weight <= heaviest)) throw setProblem('set-weight-invalid', { field });
}

function checkRollUp({ rollUp }: SetItem, tree: DepartmentTree, at: string): void {
  if (rollUp.policy !== 'population') return;
  const field = `${at}.rollUp.weights`;
  for (const [department, weight] of Object.entries(rollUp.weights)) {
    if (tree.idOf(department) === undefined)
      throw setProblem('set-department-unknown', { field: `${field}.${department}` });
    checkWeight(weight, `${field}.${department}`);
  }
  if (Object.values(rollUp.weights).every((weight) => weight === 0))
    throw setProblem('set-weights-zero', { field });
}

function checkScore({ score, target }: SetItem, definition: Definition, at: string): void {
  const field = `${at}.score`;
  if (definition.body.polarity === 'neutral') throw setProblem('set-score-neutral', { field });
  if (score?.kind === 'min-max') {
    const { low, high } = score;
    if (!(low < high && Math.abs(low) <= farthest && Math.abs(high) <= farthest))
      throw setProblem('set-score-invalid', { field });
  }
  if (score?.kind === 'target' && !(target !== null && target > 0))
    throw setProblem('set-score-without-target', { field });
}

function checkIndex(body: IndicatorSetBody): void {
  const { index } = body;
  if (index === null) return;
  const { minimumCoverage } = index;
  if (minimumCoverage !== null && !(minimumCoverage >= 0 && minimumCoverage <= 1))
    throw setProblem('set-coverage-invalid', { field: 'body.index.minimumCoverage' });
  const scored = itemsOf(body).filter(({ score }) => score !== null);
  if (scored.length === 0) throw setProblem('set-index-without-score', { field: 'body.index' });
  if (scored.every(({ weight }) => weight === 0))
    throw setProblem('set-weights-zero', { field: 'body.groups' });
}
