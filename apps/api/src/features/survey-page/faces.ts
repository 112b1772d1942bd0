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
