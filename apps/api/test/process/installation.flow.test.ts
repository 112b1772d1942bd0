import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import { readTemplates } from '../../src/features/indicator-sets/templates.ts';

const api = resolve(import.meta.dirname, '..', '..');
const installation = mkdtempSync(join(tmpdir(), 'attune-test-installation-'));
afterAll(() => rmSync(installation, { recursive: true, force: true }));

test('what is built finds its templates where there are no sources', async () => {
  // Copied, not linked: modules know the folder that they really lie in.
  const folder = join(installation, 'apps', 'api');
  for (const part of ['dist', 'migrations', 'package.json'])
    cpSync(join(api, part), join(folder, part), { recursive: true });
  for (const packages of ['node_modules', join('apps', 'api', 'node_modules')])
    symlinkSync(join(api, '..', '..', packages), join(installation, packages), 'junction');
  const built = pathToFileURL(join(folder, 'dist', 'src', 'features', 'indicator-sets', 'templates.js'));
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--input-type=module',
    '--eval',
    `import { readTemplates } from '${built.href}'; console.log(JSON.stringify(readTemplates()));`,
  ]);
  expect(JSON.parse(stdout)).toEqual(readTemplates());
});
