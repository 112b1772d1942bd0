/** A key that stands in a formula with its `-`, where that would be minus. */
export interface HyphenatedKey {
  readonly key: string;
  /** Where it starts in the text, from 0. */
  readonly position: number;
}

/**
 * The first key with `-` that is written into a formula as it is: `ces-2010` would be ces minus 2010. With a space
 * beside the `-` it is a subtraction.
 *
 * @param keys of indicators, in any order
 * @returns the longest key at the first such place, or null
 * @source Own definition
 */
export function hyphenatedKey(text: string, keys: Iterable<string>): HyphenatedKey | null {
  const wanted = new Set([...keys].filter((key) => key.includes('-')));
  if (wanted.size === 0) return null;
  for (const { 0: run, index } of text.matchAll(/(?<!\w)[A-Za-z]\w*(?:-\w+)+(?!\.\d)/g)) {
    const words = run.split('-');
    for (let from = 0; from < words.length; from++)
      for (let to = words.length; to > from + 1; to--) {
        const key = words.slice(from, to).join('-');
        const before = words.slice(0, from).reduce((sum, word) => sum + word.length + 1, 0);
        if (wanted.has(key)) return { key, position: index + before };
      }
  }
  return null;
}
