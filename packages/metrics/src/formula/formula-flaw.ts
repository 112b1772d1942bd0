import type { ConditionNode, NumberNode } from './formula-tree.ts';
import { evaluated } from './evaluate-tree.ts';
import type { Formula } from './parse-formula.ts';

/** `without-indicator`: it names none; `divides-by-zero`: a divisor is 0 whatever is measured. */
export type FormulaFlaw = 'without-indicator' | 'divides-by-zero';

/**
 * Why a formula that can be read still says nothing of customers. A divisor is looked at where no indicator has a say in
 * it: `nps / (2 - 2)` is found, `nps / (csat - csat)` is not.
 *
 * @returns the first flaw; null where nothing is found
 * @source Own definition
 */
export function formulaFlaw({ names, root }: Formula): FormulaFlaw | null {
  if (names.length === 0) return 'without-indicator';
  return dividesByZero(root) ? 'divides-by-zero' : null;
}

function dividesByZero(node: NumberNode | ConditionNode): boolean {
  if (node.kind === 'arithmetic' && (node.operator === '/' || node.operator === '%')) {
    const [, divisor] = node.operands;
    if (divisor && constantOf(divisor) === 0) return true;
  }
  return below(node).some(dividesByZero);
}

/** The value of what no part has a say in; null where one has, or where there is none. */
function constantOf(node: NumberNode): number | null {
  if (namesAny(node)) return null;
  const found = evaluated(node, {
    part: () => null,
    has: () => false,
    keepsSign: () => true,
  });
  return 'reason' in found ? null : found.value;
}

const namesAny = (node: NumberNode | ConditionNode): boolean =>
  node.kind === 'name' || node.kind === 'has' || below(node).some(namesAny);

function below(node: NumberNode | ConditionNode): readonly (NumberNode | ConditionNode)[] {
  switch (node.kind) {
    case 'number':
    case 'name':
    case 'has':
      return [];
    case 'arithmetic':
      return node.operands;
    case 'extreme':
      return node.among;
    case 'abs':
    case 'round':
    case 'clamp':
    case 'rescale':
    case 'not':
      return [node.of];
    case 'coalesce':
      return [node.first, node.otherwise];
    case 'compare':
    case 'and':
    case 'or':
      return [node.left, node.right];
    case 'choice':
      return [node.condition, node.consequent, node.alternate];
  }
}
