import { type Dimension, dimensions, isSoundText } from '@attune/contracts';
import { parse, ParseError } from '@marcbachmann/cel-js';
import { definitionProblem } from './problems.ts';

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
 *
 * @param field where the condition stands, for the problem
 */
export function readWhere(condition: string | null | undefined, field = 'where'): Filters {
  try {
    return filtersOf(condition ?? '');
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    const { subject, message } = error;
    throw definitionProblem('where-invalid', {
      field,
      detail: `${field}: ${message}.`,
      ...(subject !== undefined && { subject }),
    });
  }
}

/** What two conditions allow together. */
export function bothOf(a: Filters, b: Filters): Filters {
  const both: Filters = { ...a };
  for (const [dimension, values] of Object.entries(b) as [Dimension, string[]][]) {
    const before = both[dimension];
    both[dimension] = before ? before.filter((value) => values.includes(value)) : values;
  }
  return both;
}

/** Why a condition cannot be read. */
class Unreadable extends Error {
  constructor(
    message: string,
    readonly subject?: string,
  ) {
    super(message);
  }
}

function filtersOf(condition: string): Filters {
  let filters: Filters = {};
  if (condition.trim() === '') return filters;
  for (const term of termsOf(parsed(condition))) {
    const [dimension, values] = readTerm(term);
    filters = bothOf(filters, { [dimension]: values });
  }
  return filters;
}

function parsed(condition: string): Node {
  try {
    return parse(condition).ast as unknown as Node;
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    const [firstLine = ''] = error.message.split('\n');
    throw new Unreadable(firstLine);
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
  throw refused(
    `the dimensions are ${dimensions.join(', ')}`,
    typeof name === 'string' ? name.slice(0, 100) : undefined,
  );
}

function valueOf(node: Node): string {
  if (node.op === 'value' && typeof node.args === 'string' && isSoundText(node.args)) return node.args;
  throw refused('values are texts in quotation marks, without NUL or lone surrogates');
}

const refused = (why: string, subject?: string) => new Unreadable(why, subject);
