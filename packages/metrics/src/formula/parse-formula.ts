import { Environment, ParseError } from '@marcbachmann/cel-js';
import type { ASTNode } from '@marcbachmann/cel-js';
import { checkedTree } from './checked-tree.ts';
import { FormulaError } from './formula-error.ts';
import type { NumberNode } from './formula-tree.ts';
import { shortened } from './shortened.ts';

/** A formula that was read and checked: plain data. */
export interface Formula {
  readonly text: string;
  /** The names it uses, sorted: keys of indicators with `_` for `-`. */
  readonly names: readonly string[];
  readonly root: NumberNode;
}

const mostCharacters = 1_000;
const mostNames = 12;
/** Numbers, names and operations; and how deep brackets, arguments and conditions stand in each other. */
const limits = { maxAstNodes: 200, maxDepth: 30, maxCallArguments: 200 };

const grammar = new Environment({ limits });

/**
 * Reads an indicator that is written as a formula over others. The grammar is that of the Common Expression Language
 * (CEL); what it means is ours, for CEL knows neither a missing part nor one kind of number: every number is a double,
 * so that `1/2` is 0.5, and a part may be missing (`evaluateFormula`). Allowed are numbers, names, `-x + - * / %`,
 * `== != < <= > >=`, `&& || !`, `condition ? a : b` and the functions of `formulaFunctions`. The bounds of `clamp` and
 * `rescale` and the digits of `round` are numbers written out: they belong to the definition, and never come from the
 * data. At most 1,000 characters, 200 numbers, names and operations, 12 different names, and brackets, arguments and
 * conditions 30 deep.
 *
 * @param text names are keys of indicators with `_` for `-`, as `csat_top_box`
 * @returns a formula whose value is a number, in no unit of its own
 * @throws `formula-invalid`, as a `FormulaError` with the problem and its place
 * @source Grammar: the CEL language definition (cel-spec); own definition of its meaning
 *
 * @example
 * const index = parseFormula('0.6 * rescale(nps, -100, 100) + 0.4 * 100 * coalesce(csat_top_box, 0.5)');
 * index.names; // ['csat_top_box', 'nps']
 */
export function parseFormula(text: string): Formula {
  if (typeof text !== 'string' || text.trim() === '')
    throw new FormulaError({ problem: 'empty', sentence: 'there is no formula' });
  if (text.length > mostCharacters)
    throw new FormulaError({
      problem: 'too-long',
      sentence: `${text.length} characters; at most ${mostCharacters}`,
    });
  const { root, names } = checkedTree(syntaxTree(text));
  if (names.size > mostNames)
    throw new FormulaError({
      problem: 'too-many-names',
      sentence: `${names.size} different names; at most ${mostNames}`,
    });
  return { text, names: [...names].sort(), root };
}

function syntaxTree(text: string): ASTNode {
  try {
    return grammar.parse(text).ast;
  } catch (error) {
    if (error instanceof ParseError) throw syntaxError(text, error);
    throw error;
  }
}

function syntaxError(text: string, { code, summary, range }: ParseError): FormulaError {
  const position = range?.start ?? 0;
  if (code === 'limit_exceeded')
    return summary.includes('maxDepth')
      ? new FormulaError({
          problem: 'too-deep',
          sentence: `brackets, arguments and conditions stand more than ${limits.maxDepth} deep in each other`,
          position,
        })
      : new FormulaError({
          problem: 'too-large',
          sentence: `more than ${limits.maxAstNodes} numbers, names and operations`,
          position,
        });
  if (position >= text.trimEnd().length)
    return new FormulaError({
      problem: 'incomplete',
      sentence: 'the formula ends where something is still missing',
      position,
    });
  const subject = wordAt(text, position, range?.end);
  if (code === 'reserved_identifier')
    return new FormulaError({
      problem: 'reserved-name',
      sentence: `“${subject}” is a word of the language and cannot be a name`,
      subject,
      position,
    });
  if (numberCodes.has(code))
    return new FormulaError({
      problem: 'number-invalid',
      sentence: `“${subject}” is not a number that can be computed with`,
      subject,
      position,
    });
  const [first = ''] = subject;
  return new FormulaError({
    problem: 'unexpected',
    sentence: `“${subject}” cannot stand here${hints[first] ?? ''}`,
    subject,
    position,
  });
}

const numberCodes: ReadonlySet<string> = new Set([
  'invalid_number',
  'invalid_exponent',
  'invalid_integer',
  'invalid_hex_integer',
]);

/** What people write who know other languages, or whose keyboard is set to Chinese. */
const hints: Readonly<Record<string, string>> = {
  '=': '; to compare, write ==',
  '^': '; for a power, write pow(x, y)',
  '&': '; for “and”, write &&',
  '|': '; for “or”, write ||',
  '"': '; texts are not allowed',
  "'": '; texts are not allowed',
  '（': '; write (',
  '）': '; write )',
  '，': '; write ,',
  '？': '; write ?',
  '：': '; write :',
  '×': '; write *',
  '÷': '; write /',
  '≥': '; write >=',
  '≤': '; write <=',
  '≠': '; write !=',
};

/** What stands there, at least one whole character. */
function wordAt(text: string, start: number, end: number = start): string {
  const [character = ''] = text.slice(start, start + 2);
  return end - start > 1 ? shortened(text.slice(start, end)) : character;
}
