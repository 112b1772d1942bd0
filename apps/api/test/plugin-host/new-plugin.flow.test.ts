import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { scoreTally } from '@attune/metrics';
import { expect, test } from 'vitest';
import type { Judged } from '../../src/platform/plugin-host/wire.ts';
import { Lodger } from './plugin-text.ts';

const run = promisify(execFile);
const repository = join(import.meta.dirname, '..', '..', '..', '..');

/** An empty repository with everything that is installed in ours. */
async function emptyRepository(): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'attune-new-'));
  await mkdir(join(root, 'plugins'));
  await mkdir(join(root, 'node_modules', '@attune'), { recursive: true });
  for (const name of ['package.json', 'package-lock.json', 'tsconfig.base.json', 'turbo.json'])
    await cp(join(repository, name), join(root, name));
  const folders = await readdir(join(repository, 'node_modules'));
  const packages = await readdir(join(repository, 'node_modules', '@attune'));
  for (const name of [
    ...folders.filter((each) => each !== '@attune'),
    ...packages.map((each) => `@attune/${each}`),
  ])
    await symlink(join(repository, 'node_modules', name), join(root, 'node_modules', name));
  return root;
}

test('npm run new makes a plugin that passes its tests, and whose bundle the host runs', async () => {
  const root = await emptyRepository();
  try {
    const made = await run(
      process.execPath,
      [join(repository, 'packages', 'plugin-sdk', 'template', 'new.ts'), 'metric', 'room-comfort'],
      { cwd: root },
    );
    expect(made.stdout).toContain('plugins/metric-room-comfort');
    const plugin = join(root, 'plugins', 'metric-room-comfort');
    const script = (name: string) => run('npm', ['run', name], { cwd: plugin });
    await script('test');
    await script('build');

    await using lodger = new Lodger(await readFile(join(plugin, 'dist', 'plugin.mjs'), 'utf8'));
    const reader = await lodger.reader();
    const judged = (await lodger.plugin.ask({ ask: 'judge' })) as Judged;
    expect(judged).toMatchObject([{ key: 'room-comfort', ok: true }]);
    const algebra = scoreTally({ min: 1, max: 5 });
    const answers = algebra.addAll(algebra.empty(), [5, 4, 4, 2, 1, 'skipped']);
    expect(await reader.readAll('room-comfort', [{ answers }])).toMatchObject([{ value: 3.2, n: 5 }]);
  } finally {
    await rm(root, { recursive: true });
  }
});
