/** What is worked out of numbers alone and has a slope wherever it has a value, but for `%`. */
export type ArithmeticOperator = 'negate' | '+' | '-' | '*' | '/' | '%' | 'sqrt' | 'pow' | 'log' | 'exp';

export type Comparison = '==' | '!=' | '<' | '<=' | '>' | '>=';

/** The part of a formula that is a number. */
export type NumberNode =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'name'; readonly name: string }
  | {
      readonly kind: 'arithmetic';
      readonly operator: ArithmeticOperator;
      readonly operands: readonly NumberNode[];
    }
  | { readonly kind: 'extreme'; readonly which: 'min' | 'max'; readonly among: readonly NumberNode[] }
  | { readonly kind: 'abs'; readonly of: NumberNode }
  | { readonly kind: 'round'; readonly of: NumberNode; readonly digits: number }
  | {
      readonly kind: 'clamp' | 'rescale';
      readonly of: NumberNode;
      readonly low: number;
      readonly high: number;
    }
  | { readonly kind: 'coalesce'; readonly first: NumberNode; readonly otherwise: NumberNode }
  | Choice<NumberNode>;

/** The part of a formula that holds or does not. */
export type ConditionNode =
  | {
      readonly kind: 'compare';
      readonly operator: Comparison;
      readonly left: NumberNode;
      readonly right: NumberNode;
    }
  | { readonly kind: 'and' | 'or'; readonly left: ConditionNode; readonly right: ConditionNode }
  | { readonly kind: 'not'; readonly of: ConditionNode }
  | { readonly kind: 'has'; readonly name: string }
  | Choice<ConditionNode>;

interface Choice<Node> {
  readonly kind: 'choice';
  readonly condition: ConditionNode;
  readonly consequent: Node;
  readonly alternate: Node;
}
