import type { ASTNode } from '@marcbachmann/cel-js';
import { FormulaError } from './formula-error.ts';
import type { FormulaFunctionName } from './formula-functions.ts';
import { formulaFunctions } from './formula-functions.ts';
import type { Comparison, ConditionNode, NumberNode } from './formula-tree.ts';
import { shortened } from './shortened.ts';

/** A tree of the grammar, with nothing in it but what a formula may have, numbers and conditions each in their place. */
export function checkedTree(tree: ASTNode): {
  readonly root: NumberNode;
  readonly names: ReadonlySet<string>;
} {
  const names = new Set<string>();
  return { root: numberOf(tree, names), names };
}

type Names = Set<string>;
type Call = Extract<ASTNode, { op: 'call' }>;

function numberOf(node: ASTNode, names: Names): NumberNode {
  switch (node.op) {
    case 'value':
      return { kind: 'number', value: literal(node) };
    case 'id':
      return { kind: 'name', name: nameOf(node, names) };
    case '-_':
      return { kind: 'arithmetic', operator: 'negate', operands: [numberOf(node.args, names)] };
    case '+':
    case '-':
    case '*':
    case '/':
    case '%':
      return {
        kind: 'arithmetic',
        operator: node.op,
        operands: node.args.map((each) => numberOf(each, names)),
      };
    case '?:': {
      const [condition, consequent, alternate] = node.args;
      return {
        kind: 'choice',
        condition: conditionOf(condition, names),
        consequent: numberOf(consequent, names),
        alternate: numberOf(alternate, names),
      };
    }
    case 'call':
      return numberOfCall(node, names);
    default:
      if (isCondition(node)) throw numberNeeded(node);
      throw notAllowed(node);
  }
}

function conditionOf(node: ASTNode, names: Names): ConditionNode {
  switch (node.op) {
    case '==':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=':
      return compared(node, node.op, names);
    case '&&':
    case '||': {
      const [left, right] = node.args;
      return {
        kind: node.op === '&&' ? 'and' : 'or',
        left: conditionOf(left, names),
        right: conditionOf(right, names),
      };
    }
    case '!_':
      return { kind: 'not', of: conditionOf(node.args, names) };
    case '?:': {
      const [condition, consequent, alternate] = node.args;
      return {
        kind: 'choice',
        condition: conditionOf(condition, names),
        consequent: conditionOf(consequent, names),
        alternate: conditionOf(alternate, names),
      };
    }
    case 'call':
      if (functionOf(node) === 'has') return { kind: 'has', name: nameOf(argument(node, 0), names) };
      break;
  }
  // What is no number either is refused as that.
  numberOf(node, names);
  throw new FormulaError({
    problem: 'condition-needed',
    sentence: `“${textOf(node)}” is a number where a condition is needed, for instance nps > 0`,
    subject: textOf(node),
    position: node.start,
  });
}

function compared(
  node: Extract<ASTNode, { op: Comparison }>,
  operator: Comparison,
  names: Names,
): ConditionNode {
  const [left, right] = node.args;
  return { kind: 'compare', operator, left: numberOf(left, names), right: numberOf(right, names) };
}

function numberOfCall(node: Call, names: Names): NumberNode {
  const called = functionOf(node);
  const at = (index: number) => numberOf(argument(node, index), names);
  switch (called) {
    case 'has':
      throw numberNeeded(node);
    case 'min':
    case 'max':
      return { kind: 'extreme', which: called, among: node.args[1].map((each) => numberOf(each, names)) };
    case 'coalesce':
      return { kind: 'coalesce', first: at(0), otherwise: at(1) };
    case 'abs':
      return { kind: 'abs', of: at(0) };
    case 'round':
      return { kind: 'round', of: at(0), digits: digitsOf(node) };
    case 'clamp':
    case 'rescale':
      return { kind: called, of: at(0), ...boundsOf(node, called) };
    case 'sqrt':
    case 'pow':
    case 'log':
    case 'exp':
      return {
        kind: 'arithmetic',
        operator: called,
        operands: node.args[1].map((each) => numberOf(each, names)),
      };
  }
}

/** The function, called with as many arguments as it takes. */
function functionOf(node: Call): FormulaFunctionName {
  const [name, { length }] = node.args;
  const found = formulaFunctions.find((each) => each.name === name);
  if (found === undefined)
    throw new FormulaError({
      problem: 'function-unknown',
      sentence: `there is no function “${shortened(name)}”; there are ${formulaFunctions.map((each) => each.name).join(', ')}`,
      subject: shortened(name),
      position: node.start,
    });
  if (length < found.least || length > found.most)
    throw new FormulaError({
      problem: 'arguments-differ',
      sentence: `${found.signature} is not called with ${length} ${length === 1 ? 'argument' : 'arguments'}`,
      subject: name,
      position: node.start,
    });
  return found.name;
}

function argument(node: Call, index: number): ASTNode {
  const found = node.args[1][index];
  if (found === undefined) throw new RangeError(`no argument ${index}`);
  return found;
}

/** So many digits a double has no trouble with. */
const mostDigits = 10;

function digitsOf(node: Call): number {
  if (node.args[1].length < 2) return 0;
  const given = argument(node, 1);
  const digits = constant(given, 'round');
  if (Number.isInteger(digits) && digits >= 0 && digits <= mostDigits) return digits;
  throw boundsInvalid(given, `the digits of round are a whole number of 0 to ${mostDigits}`);
}

/** Far enough from the ends of what a number holds that no linear map between them leaves it. */
const largest = 1e100;

function boundsOf(node: Call, called: 'clamp' | 'rescale'): { readonly low: number; readonly high: number } {
  const low = constant(argument(node, 1), called);
  const high = constant(argument(node, 2), called);
  if (Math.abs(low) > largest || Math.abs(high) > largest)
    throw boundsInvalid(node, `the bounds of ${called} are at most ${largest}`);
  if (called === 'clamp' && low > high)
    throw boundsInvalid(node, `the bounds of clamp are the wrong way round`);
  if (called === 'rescale' && !(Math.abs(high - low) > 1 / largest))
    throw boundsInvalid(node, `the bounds of rescale must differ`);
  return { low, high };
}

function boundsInvalid(node: ASTNode, sentence: string): FormulaError {
  return new FormulaError({
    problem: 'bounds-invalid',
    sentence,
    subject: textOf(node),
    position: node.start,
  });
}

/** A number written out, with or without a minus. */
function constant(node: ASTNode, called: FormulaFunctionName): number {
  if (node.op === 'value') return literal(node);
  if (node.op === '-_' && node.args.op === 'value') return -literal(node.args);
  throw new FormulaError({
    problem: 'constant-needed',
    sentence: `${called} needs a number written out here, not “${textOf(node)}”`,
    subject: textOf(node),
    position: node.start,
  });
}

function literal(node: Extract<ASTNode, { op: 'value' }>): number {
  if (typeof node.args !== 'number' && typeof node.args !== 'bigint') throw notAllowed(node);
  const value = Number(node.args);
  if (Number.isFinite(value)) return value;
  throw new FormulaError({
    problem: 'number-invalid',
    sentence: `“${textOf(node)}” is larger than a number can be`,
    subject: textOf(node),
    position: node.start,
  });
}

/** A key of an indicator, letters, digits and single dashes, with `_` for `-`. */
const keyAsName = /^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/;

function nameOf(node: ASTNode, names: Names): string {
  const refused = (problem: 'name-invalid' | 'reserved-name', why: string) =>
    new FormulaError({
      problem,
      sentence: `“${textOf(node)}” ${why}`,
      subject: textOf(node),
      position: node.start,
    });
  if (node.op !== 'id') throw refused('name-invalid', 'is not the name of an indicator');
  if (!keyAsName.test(node.args))
    throw refused('name-invalid', 'is no name: names are keys of indicators in lower case, with _ for -');
  // Values come in plain objects, where such a name finds what nobody gave.
  if (node.args in Object.prototype) throw refused('reserved-name', 'cannot be a name');
  names.add(node.args);
  return node.args;
}

const conditions: ReadonlySet<string> = new Set(['==', '!=', '<', '<=', '>', '>=', '&&', '||', '!_']);

const isCondition = (node: ASTNode) => conditions.has(node.op);

function numberNeeded(node: ASTNode): FormulaError {
  return new FormulaError({
    problem: 'number-needed',
    sentence: `“${textOf(node)}” is a condition where a number is needed; write condition ? 1 : 0`,
    subject: textOf(node),
    position: node.start,
  });
}

function notAllowed(node: ASTNode): FormulaError {
  const isNull = node.op === 'value' && node.args === null;
  const hint = isNull ? '; for what is missing, write has(name) or coalesce(a, b)' : '';
  return new FormulaError({
    problem: 'not-allowed',
    sentence: `${kindOf(node)} not allowed in a formula: “${textOf(node)}”${hint}`,
    subject: textOf(node),
    position: node.start,
  });
}

function kindOf(node: ASTNode): string {
  switch (node.op) {
    case 'value':
      if (typeof node.args === 'string') return 'texts are';
      if (typeof node.args === 'boolean') return 'true and false are';
      if (node.args === null) return 'null is';
      if (node.args instanceof Uint8Array) return 'bytes are';
      return 'numbers with a u behind are';
    case 'list':
      return 'lists are';
    case 'map':
      return 'maps are';
    case '.':
    case '.?':
      return 'members are';
    case '[]':
    case '[?]':
      return 'square brackets are';
    case 'rcall':
      return 'functions of a value are';
    default:
      return `“${node.op}” is`;
  }
}

const textOf = (node: ASTNode) => shortened(node.input.slice(node.start, node.end));
