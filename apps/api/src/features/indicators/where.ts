import { type Dimension, dimensions, isSoundText } from '@attune/contracts';
import { parse, ParseError } from '@marcbachmann/cel-js';
import { indicatorProblem } from './problems.ts';

/** Allowed values per dimension; all must hold. */
export type Filters = Partial<Record<Dimension, string[]>>;

/** The part of the parser's tree that is read here. */
interface Node {
  op: string;
  args: unknown;
}

/**
 * Reads a CEL condition that tallies can answer: equalities and memberships of dimensions, joined by `&&`.
 * Throws `where-invalid`.
 */
export function readWhere(condition: string | undefined): Filters {
  const filters: Filters = {};
  if (condition === undefined || condition.trim() === '') return filters;
  for (const term of termsOf(parsed(condition))) {
    const [dimension, values] = readTerm(term);
    const before = filters[dimension];
    filters[dimension] = before ? before.filter((value) => values.includes(value)) : values;
  }
  return filters;
}

function parsed(condition: string): Node {
  try {
    return parse(condition).ast as unknown as Node;
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    const [firstLine = ''] = error.message.split('\n');
    throw indicatorProblem('where-invalid', { field: 'where', detail: `where: ${firstLine}.` });
  }
}

function termsOf(node: Node): Node[] {
  if (node.op !== '&&') return [node];
  const [left, right] = node.args as [Node, Node];
  return [...termsOf(left), ...termsOf(right)];
}

function readTerm(node: Node): [Dimension, string[]] {
  if (node.op === '==') {
    const [left, right] = node.args as [Node, Node];
    const [id, value] = left.op === 'id' ? [left, right] : [right, left];
    return [dimensionOf(id), [valueOf(value)]];
  }
  if (node.op === 'in') {
    const [id, list] = node.args as [Node, Node];
    if (list.op === 'list') return [dimensionOf(id), [...new Set((list.args as Node[]).map(valueOf))]];
  }
  throw refused('only == and in, joined by &&, can be answered from tallies');
}

function dimensionOf(node: Node): Dimension {
  const name = node.op === 'id' ? node.args : undefined;
  if ((dimensions as readonly unknown[]).includes(name)) return name as Dimension;
  throw refused(`the dimensions are ${dimensions.join(', ')}`);
}

function valueOf(node: Node): string {
  if (node.op === 'value' && typeof node.args === 'string' && isSoundText(node.args)) return node.args;
  throw refused('values are texts in quotation marks, without NUL or lone surrogates');
}

const refused = (why: string) =>
  indicatorProblem('where-invalid', { field: 'where', detail: `where: ${why}.` });
