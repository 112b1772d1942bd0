import type { RollUp, SetFigure } from '@attune/contracts';
import { type Reading, rolledUp } from '@attune/metrics';
import type { DayTree } from '../departments/day-tree.ts';

/** A figure of one item, period and department, before anything is measured against it. */
export type ItemFigure = Pick<
  SetFigure,
  'value' | 'n' | 'interval' | 'reason' | 'intervalReason' | 'policy' | 'coverage' | 'receipts'
>;

export interface ItemFiguresQuestion {
  rollUp: RollUp;
  /** As it stood on the last day of the period. */
  tree: DayTree;
  keyOf: (departmentId: number) => string;
  /** What was read of a department and all below it. */
  read: (departmentId: number) => ItemFigure;
}

/**
 * The figures of one item in one period. Where the policy is not `volume`, a department with others below it has the
 * mean of theirs, each of which may be such a mean: made of what is shown and of nothing else, so that what is hidden
 * stays so.
 */
export class ItemFigures {
  readonly #known = new Map<number, ItemFigure>();
  readonly #weights = new Map<number, number>();

  constructor(private readonly question: ItemFiguresQuestion) {}

  of(departmentId: number): ItemFigure {
    let figure = this.#known.get(departmentId);
    if (figure === undefined) {
      const { tree, rollUp, read } = this.question;
      const below = rollUp.policy === 'volume' ? [] : tree.children(departmentId);
      figure = below.length === 0 ? read(departmentId) : this.#rolledUp(below);
      this.#known.set(departmentId, figure);
    }
    return figure;
  }

  #rolledUp(below: readonly number[]): ItemFigure {
    const { policy } = this.question.rollUp;
    const parts = below.map((id) => ({ weight: this.#weightOf(id), figure: this.of(id) }));
    const counted = parts.filter(({ weight }) => weight > 0);
    const shared = { policy, receipts: counted.flatMap(({ figure }) => figure.receipts) };
    const nothing = { value: null, interval: null, coverage: 0, ...shared };
    if (counted.length === 0) return { ...nothing, n: 0, reason: 'no-weight' };
    const { reason, intervalReason, value, n, interval, coverage } = rolledUp(
      counted.map(({ weight, figure }) => ({ weight, reading: readingOf(figure) })),
    );
    if (value !== null)
      return {
        value,
        n,
        interval,
        coverage,
        ...(intervalReason === undefined ? {} : { intervalReason }),
        ...shared,
      };
    // That nobody answered must not be said where somebody is hidden.
    if (counted.some(({ figure }) => figure.n === null))
      return { ...nothing, n: null, reason: 'protects-others' };
    return { ...nothing, n, reason: reason ?? 'empty' };
  }

  /** A department that is not named weighs as much as those below it. */
  #weightOf(departmentId: number): number {
    const { rollUp, tree, keyOf } = this.question;
    if (rollUp.policy !== 'population') return 1;
    let weight = this.#weights.get(departmentId);
    if (weight === undefined) {
      const key = keyOf(departmentId);
      weight = Object.hasOwn(rollUp.weights, key)
        ? (rollUp.weights[key] as number)
        : tree.children(departmentId).reduce((sum, id) => sum + this.#weightOf(id), 0);
      this.#weights.set(departmentId, weight);
    }
    return weight;
  }
}

const readingOf = ({ value, n, interval }: ItemFigure): Reading => ({
  value,
  n: n ?? 0,
  interval,
  excluded: {},
});
