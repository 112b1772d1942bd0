/** What a formula may name: an indicator, or a function. */
export interface FormulaWord {
  kind: 'indicator' | 'function';
  /** As it is written: the key with `_` for `-`. */
  name: string;
  /** In the language in use: the name of the indicator, or how the function is called. */
  label: string;
  help: string;
}

export interface Completion {
  /** The part of the text that a choice replaces. */
  from: number;
  to: number;
  words: FormulaWord[];
}

const most = 8;

/** In formulas `-` is minus. */
export const wordOfKey = (key: string): string => key.replaceAll('-', '_');

/** What can stand where the caret is, the best first; null where no word has been begun. */
export function completionAt(text: string, caret: number, words: readonly FormulaWord[]): Completion | null {
  const before = text.slice(0, caret);
  const asKey = keyBegun(before, words);
  const begun = asKey ?? /[A-Za-z_\p{Script=Han}][\w\p{Script=Han}]*$/u.exec(before)?.[0];
  if (!begun) return null;
  const rest = (asKey === null ? /^\w*/ : /^[\w-]*/).exec(text.slice(caret))?.[0] ?? '';
  const wanted = asKey === null ? begun.toLowerCase() : wordOfKey(asKey);
  const rank = ({ name, label }: FormulaWord): number | null => {
    if (name.startsWith(wanted)) return 0;
    if (label.toLowerCase().startsWith(wanted)) return 1;
    if (name.includes(wanted)) return 2;
    return label.toLowerCase().includes(wanted) ? 3 : null;
  };
  const found = words
    .flatMap((word) => {
      const place = rank(word);
      return place === null ? [] : [{ word, place }];
    })
    .sort((a, b) => a.place - b.place)
    .slice(0, most)
    .map(({ word }) => word);
  // What stands there already is nothing to offer.
  if (found.length === 0 || (found.length === 1 && found[0]?.name === begun + rest)) return null;
  return { from: caret - begun.length, to: caret + rest.length, words: found };
}

/** A key that somebody writes with its `-`, as it is known everywhere else; null where no key begins like this. */
function keyBegun(before: string, words: readonly FormulaWord[]): string | null {
  const run = /[a-z][a-z0-9]*(?:-[a-z0-9]*)+$/.exec(before)?.[0];
  if (run === undefined) return null;
  const name = wordOfKey(run);
  return words.some((word) => word.kind === 'indicator' && word.name.startsWith(name)) ? run : null;
}

/** The text with a word chosen, and where the caret stands then: inside the brackets of a function. */
export function completed(
  text: string,
  { from, to }: Pick<Completion, 'from' | 'to'>,
  { kind, name }: FormulaWord,
): { text: string; caret: number } {
  const calls = text[to] === '(';
  const written = kind === 'function' && !calls ? `${name}()` : name;
  const inside = kind === 'function' ? name.length + 1 : name.length;
  return { text: text.slice(0, from) + written + text.slice(to), caret: from + inside };
}
