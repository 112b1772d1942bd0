import { operations, rounded } from './arithmetic.ts';
import type { Comparison, ConditionNode, NumberNode } from './formula-tree.ts';
import type { Slopes } from './slopes.ts';
import { constant, either, linear } from './slopes.ts';

/**
 * Why a formula has no value: `part-missing` (an indicator that is needed has none), `division-by-zero`, `not-finite`
 * (beyond what a number holds, or not a real number, as the root of a negative one).
 */
export type FormulaReason = 'part-missing' | 'division-by-zero' | 'not-finite';

/** A number, and how it moves with the parts (forward-mode differentiation). */
export interface Figure {
  readonly value: number;
  readonly slopes: Slopes;
}

/** Whether a condition holds, and whether it does wherever the parts may be within their intervals. */
interface Verdict {
  readonly holds: boolean;
  readonly settled: boolean;
}

export interface Nothing {
  readonly reason: FormulaReason;
}

export interface Surroundings {
  /** Null where the part has no value. */
  readonly part: (name: string) => Figure | null;
  readonly has: (name: string) => boolean;
  /** Whether a number keeps its sign wherever the parts may be. */
  readonly keepsSign: (figure: Figure) => boolean;
}

/** The value of a number in a formula. A part is looked at only where it is needed. */
export function evaluated(node: NumberNode, around: Surroundings): Figure | Nothing {
  switch (node.kind) {
    case 'number':
      return { value: node.value, slopes: constant };
    case 'name':
      return around.part(node.name) ?? { reason: 'part-missing' };
    case 'arithmetic': {
      const operands = figuresOf(node.operands, around);
      return 'reason' in operands ? operands : worked(node.operator, operands);
    }
    case 'extreme': {
      const among = figuresOf(node.among, around);
      if ('reason' in among) return among;
      const sign = node.which === 'max' ? 1 : -1;
      return among.reduce((most, each) => further(most, each, { sign, around }));
    }
    case 'abs': {
      const of = evaluated(node.of, around);
      return 'reason' in of ? of : further(of, scaled(-1, of), { sign: 1, around });
    }
    case 'round': {
      const of = evaluated(node.of, around);
      // Its steps are a matter of display: it moves as if it were not rounded.
      return 'reason' in of ? of : { value: rounded(of.value, node.digits), slopes: of.slopes };
    }
    case 'clamp': {
      const of = evaluated(node.of, around);
      return 'reason' in of ? of : clamped(of, node, around);
    }
    case 'rescale': {
      const of = evaluated(node.of, around);
      return 'reason' in of ? of : rescaled(of, node, around);
    }
    case 'coalesce': {
      const first = evaluated(node.first, around);
      return 'reason' in first && first.reason === 'part-missing' ? evaluated(node.otherwise, around) : first;
    }
    case 'choice': {
      const condition = judged(node.condition, around);
      if ('reason' in condition) return condition;
      const taken = evaluated(condition.holds ? node.consequent : node.alternate, around);
      // On the other side of the condition the value may be anything.
      return 'reason' in taken || condition.settled ? taken : { value: taken.value, slopes: null };
    }
  }
}

function figuresOf(nodes: readonly NumberNode[], around: Surroundings): readonly Figure[] | Nothing {
  const figures: Figure[] = [];
  for (const node of nodes) {
    const figure = evaluated(node, around);
    if ('reason' in figure) return figure;
    figures.push(figure);
  }
  return figures;
}

type Operator = keyof typeof operations;

function worked(operator: Operator, [first = zero, second = zero]: readonly Figure[]): Figure | Nothing {
  const { value: valueOf, partials } = operations[operator];
  const [x, y] = [first.value, second.value];
  if (y === 0 && (operator === '/' || operator === '%')) return { reason: 'division-by-zero' };
  const value = valueOf(x, y);
  if (!Number.isFinite(value)) return { reason: 'not-finite' };
  if (first.slopes?.size === 0 && second.slopes?.size === 0) return { value, slopes: constant };
  const [dx, dy] = partials(x, y);
  return {
    value,
    slopes: linear([
      [dx, first.slopes],
      [dy, second.slopes],
    ]),
  };
}

const zero: Figure = { value: 0, slopes: constant };

const scaled = (factor: number, { value, slopes }: Figure): Figure => ({
  value: factor * value,
  slopes: linear([[factor, slopes]]),
});

const lessThan = (a: Figure, b: Figure): Figure => ({
  value: b.value - a.value,
  slopes: linear([
    [1, b.slopes],
    [-1, a.slopes],
  ]),
});

/** The larger of two with `sign` 1, the smaller with -1. */
function further(
  a: Figure,
  b: Figure,
  { sign, around }: { readonly sign: 1 | -1; readonly around: Surroundings },
): Figure {
  const { value, slopes } = sign * (a.value - b.value) >= 0 ? a : b;
  return around.keepsSign(lessThan(a, b)) ? { value, slopes } : { value, slopes: either(a.slopes, b.slopes) };
}

interface BoundsOf {
  readonly low: number;
  readonly high: number;
}

function clamped(figure: Figure, { low, high }: BoundsOf, around: Surroundings): Figure {
  const above = further(figure, { value: low, slopes: constant }, { sign: 1, around });
  return further(above, { value: high, slopes: constant }, { sign: -1, around });
}

function rescaled(
  { value, slopes }: Figure,
  { low, high }: BoundsOf,
  around: Surroundings,
): Figure | Nothing {
  const position = (100 * (value - low)) / (high - low);
  if (!Number.isFinite(position)) return { reason: 'not-finite' };
  const line = { value: position, slopes: linear([[100 / (high - low), slopes]]) };
  return clamped(line, { low: 0, high: 100 }, around);
}

/**
 * Whether a condition holds. What is not known decides nothing, but need not be known where the other side decides
 * alone (Kleene's three-valued logic, as in CEL).
 */
function judged(node: ConditionNode, around: Surroundings): Verdict | Nothing {
  switch (node.kind) {
    case 'compare': {
      const left = evaluated(node.left, around);
      if ('reason' in left) return left;
      const right = evaluated(node.right, around);
      if ('reason' in right) return right;
      return {
        holds: comparisons[node.operator](left.value, right.value),
        settled: around.keepsSign(lessThan(left, right)),
      };
    }
    case 'and':
      return joined(node, { deciding: false, around });
    case 'or':
      return joined(node, { deciding: true, around });
    case 'not': {
      const of = judged(node.of, around);
      return 'reason' in of ? of : { holds: !of.holds, settled: of.settled };
    }
    case 'has':
      return { holds: around.has(node.name), settled: true };
    case 'choice': {
      const condition = judged(node.condition, around);
      if ('reason' in condition) return condition;
      const taken = judged(condition.holds ? node.consequent : node.alternate, around);
      return 'reason' in taken ? taken : { holds: taken.holds, settled: taken.settled && condition.settled };
    }
  }
}

const comparisons: Readonly<Record<Comparison, (a: number, b: number) => boolean>> = {
  '==': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};

/** Two conditions of which one that is `deciding` settles both. */
function joined(
  node: { readonly left: ConditionNode; readonly right: ConditionNode },
  { deciding, around }: { readonly deciding: boolean; readonly around: Surroundings },
): Verdict | Nothing {
  const left = judged(node.left, around);
  if (!('reason' in left) && left.holds === deciding && left.settled) return left;
  const right = judged(node.right, around);
  if (!('reason' in right) && right.holds === deciding) return { holds: deciding, settled: right.settled };
  if ('reason' in left) return left;
  if (left.holds === deciding) return { holds: deciding, settled: false };
  return 'reason' in right ? right : { holds: !deciding, settled: left.settled && right.settled };
}
