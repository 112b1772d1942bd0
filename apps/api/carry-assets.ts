import { cpSync } from 'node:fs';
import { join } from 'node:path';

/** What is read at run time and is not code, beside the code that reads it: the compiler leaves it behind. */
const assets = [join('src', 'features', 'indicator-sets', 'templates')];

for (const folder of assets)
  cpSync(join(import.meta.dirname, folder), join(import.meta.dirname, 'dist', folder), { recursive: true });
