import type { NewPlugin } from '@attune/contracts';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { cloneDatabase } from '../../../test/support/clone-database.ts';
import { Database } from '../../platform/database/database.ts';
import { Principal } from '../../platform/http/access/principal.ts';
import type { OfferedIndicator } from '../../platform/plugin-host/indicator-reader.ts';
import { IndicatorSource } from '../../platform/plugin-host/indicator-source.ts';
import { readDescription } from '../../platform/plugin-host/isolated/plugin-description.ts';
import { LoadedPlugins } from '../../platform/plugin-host/loaded-plugins.ts';
import { ChangePlugins } from './change-plugins.ts';
import { ExamineBundle } from './examine-bundle.ts';
import { InstallPlugin } from './install-plugin.ts';
import { InstalledPlugins } from './installed-plugins.ts';
import { PluginUses } from './plugin-uses.ts';
import { RemovePlugin } from './remove-plugin.ts';
import { SwitchPlugin } from './switch-plugin.ts';

/** Believes what the bundle says of itself: `name version key key …`. */
class BelievingExaminer extends ExamineBundle {
  override async run({ bundle }: NewPlugin) {
    const [name, version, ...keys] = bundle.split(' ');
    const texts = { en: 'Text', zh: '文字' };
    const indicators = keys.map((key) => ({
      key,
      version: Number(version),
      names: texts,
      explanations: texts,
      unit: 'share',
      polarity: 'neutral',
      range: null,
      minimumN: 1,
      inputs: { recommend: { kind: 'score', source: { question: 'nps' }, min: 0, max: 10 } },
      worths: null,
    }));
    return readDescription({ name, sdk: '^1.0.0', indicators });
  }
}

/** One process of the deployment, whose built-in plugin has `nps`. */
function startProcess() {
  const source = new IndicatorSource();
  const nps = { definition: { key: 'nps' }, plugin: 'metric-built-in', isolated: false } as OfferedIndicator;
  source.offer('metric-built-in', [nps]);
  const installed = new InstalledPlugins(database, source);
  const change = new ChangePlugins(database, installed);
  const uses = new PluginUses();
  const installing = new InstallPlugin(change, new BelievingExaminer(), source, new LoadedPlugins([]));
  return {
    installed,
    uses,
    install: (bundle: string) => installing.run(owner, { bundle, options: {} }),
    switch: new SwitchPlugin(change, source),
    remove: new RemovePlugin(change, uses),
    offered: () =>
      [...source.byKey().values()].map(
        ({ definition: { key, version }, isolated }) => key + (isolated ? `@${version}` : ''),
      ),
  };
}

const owner = new Principal('account', 'o', []);
let clone: Awaited<ReturnType<typeof cloneDatabase>>;
let database: Database;
beforeAll(async () => {
  clone = await cloneDatabase(inject('postgres'));
  database = await Database.open({ url: clone.url, entities: [], poolSize: 3 });
});
afterAll(async () => {
  await database?.close();
  await clone?.[Symbol.asyncDispose]();
});

const coded = (code: string) => expect.objectContaining({ code });

test('every process offers what the table says, and a key belongs to one plugin', async () => {
  const [here, there] = [startProcess(), startProcess()];
  await here.install('metric-a 1 one two');
  expect([here.offered(), there.offered()]).toEqual([['nps', 'one@1', 'two@1'], ['nps']]);
  await there.installed.reload();
  expect(there.offered()).toEqual(['nps', 'one@1', 'two@1']);

  // What another process has installed is known here, whether or not it was heard of.
  await there.install('metric-a 2 two');
  await expect(here.install('metric-b 1 two')).rejects.toEqual(coded('indicator-duplicate'));
  await expect(here.install('metric-b 1 nps')).rejects.toEqual(coded('indicator-duplicate'));
  await here.install('metric-b 1 one');
  expect(here.offered()).toEqual(['nps', 'two@2', 'one@1']);

  await here.switch.run('metric-a', false);
  await here.install('metric-c 1 two');
  await expect(here.switch.run('metric-a', true)).rejects.toEqual(coded('indicator-duplicate'));
  await there.installed.reload();
  expect(there.offered()).toEqual(['nps', 'one@1', 'two@1']);
});

test('a plugin in use is not removed; what was removed can come back, as another version', async () => {
  const process = startProcess();
  await process.install('metric-d 1 four');
  let used = true;
  process.uses.register(async (keys) => (used && keys.includes('four') ? ['the indicator set quality'] : []));
  await expect(process.remove.run('metric-d')).rejects.toMatchObject({
    code: 'plugin-in-use',
    detail: 'It is used by the indicator set quality.',
  });
  expect(process.offered()).toContain('four@1');
  used = false;
  await process.remove.run('metric-d');
  expect(process.offered()).not.toContain('four@1');
  await expect(process.remove.run('metric-d')).rejects.toEqual(coded('plugin-not-found'));
  await process.install('metric-d 7 four');
  const row = process.installed.all().find(({ row }) => row.name === 'metric-d')?.row;
  expect(row).toMatchObject({ version: 2, enabled: true, installedBy: 'account:o' });
  expect(process.offered()).toContain('four@7');
});

test('what cannot be offered any more is left out, and says why', async () => {
  await startProcess().install('metric-e 1 five');
  const source = new IndicatorSource();
  source.offer('metric-new', [
    { definition: { key: 'five' }, plugin: 'metric-new', isolated: false } as OfferedIndicator,
  ]);
  const installed = new InstalledPlugins(database, source);
  await installed.reload();
  const left = installed.all().find(({ row }) => row.name === 'metric-e');
  expect(left).toMatchObject({ plugin: null, failure: { failure: { code: 'plugin-invalid' } } });
  expect(source.find('five')?.plugin).toBe('metric-new');
  expect(source.find('one')).toBeDefined();
});

test('only workers reach the table', async () => {
  const read = 'select name from installed_plugin';
  await expect(database.ingest.query(read)).rejects.toThrow('permission denied');
  await expect(database.withScope({ departments: [1] }, (tx) => tx.query(read))).rejects.toThrow(
    'permission denied',
  );
  await expect(database.worker.query(`update installed_plugin set bundle = ''`)).rejects.toThrow(
    'permission denied',
  );
});
