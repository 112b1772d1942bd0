import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** A typeface in pieces by unicode range: a browser fetches only those it has characters for. */
export interface Face {
  styles: string;
  /** Paths by file name. */
  files: ReadonlyMap<string, string>;
}

const require = createRequire(import.meta.url);

/**
 * A face of Fontsource as this installation has it; undefined where it was left out. Then the system's faces do,
 * which have Chinese everywhere but on bare Linux machines.
 *
 * @param folder where the pieces are served, with a slash at the end
 */
export function readFace(name: string, folder: string): Face | undefined {
  let home: string;
  try {
    home = dirname(require.resolve(`${name}/package.json`));
  } catch {
    return undefined;
  }
  const styles = readFileSync(join(home, 'wght.css'), 'utf8').replaceAll('./files/', folder);
  const names = readdirSync(join(home, 'files')).filter((file) => styles.includes(`${folder}${file}`));
  return { styles, files: new Map(names.map((file) => [file, join(home, 'files', file)])) };
}

/** The style sheet of those pieces alone that hold the characters of `text`, under a name of their own. */
export function piecesFor(text: string, { styles }: Face, family: string): string {
  const wanted = [...text].map((char) => char.codePointAt(0) ?? 0);
  const pieces = styles.match(/@font-face\s*\{[^}]*\}/g) ?? [];
  return pieces
    .filter((piece) => wanted.some((point) => covers(piece, point)))
    .map((piece) => piece.replace(/font-family: [^;]+;/, `font-family: '${family}';`))
    .join('\n');
}

function covers(piece: string, point: number): boolean {
  const ranges = /unicode-range: ([^;]+);/.exec(piece)?.[1]?.split(',') ?? [];
  return ranges.some((range) => {
    const [from = '', to = from] = range.trim().replace(/^U\+/i, '').split('-');
    return Number.parseInt(from, 16) <= point && point <= Number.parseInt(to, 16);
  });
}
