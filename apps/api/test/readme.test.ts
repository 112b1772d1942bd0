import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { settingsTable } from '../src/platform/config/config.ts';

const readme = readFileSync(join(import.meta.dirname, '..', '..', '..', 'README.md'), 'utf8');

test('the README names every setting as the program reads it', () => {
  // The default zone is this machine's own; everything else is said word by word.
  const rows = settingsTable.map(
    (setting) => `| \`${setting.name}\` | ${setting.default} | ${setting.meaning} |`,
  );
  expect(rows.filter((row) => !readme.includes(row))).toEqual([]);
});
