import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of this package, found from the sources as well as from the build below `dist/`. */
export const packageFolder = above(dirname(fileURLToPath(import.meta.url)));

function above(folder: string): string {
  if (existsSync(join(folder, 'package.json')) && existsSync(join(folder, 'migrations'))) return folder;
  if (folder === dirname(folder))
    throw new Error('This installation is incomplete: the folder migrations is missing.');
  return above(dirname(folder));
}
