import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { PluginFailure } from '../../src/platform/plugin-host/plugin-failure.ts';
import { Lodger, pluginText, scores, type Written } from './plugin-text.ts';

const failed = (code: string, detail?: RegExp) =>
  expect.objectContaining({
    reason: 'plugin-failed',
    code,
    ...(detail && { detail: expect.stringMatching(detail) }),
  });

/** The first reading of a bundle that is well but for this. */
async function reading(written: Written, limits = {}) {
  await using lodger = new Lodger(pluginText(written), limits);
  const reader = await lodger.reader();
  return (await reader.readAll('tens', [scores(10, 9)]))[0];
}

/** Starts a plugin, says its number, and waits to be killed; of the build, as Node runs no sources of ours. */
const dyingHost = `
  import { IsolatedPlugin } from ${JSON.stringify(built('isolated-plugin'))};
  const plugin = new IsolatedPlugin({ name: 'x', bundle: ${JSON.stringify(pluginText())}, options: {}, log: console });
  await plugin.describe();
  console.log(plugin.pid);
  setInterval(() => undefined, 1000);`;

function built(name: string): string {
  const folder = join(import.meta.dirname, '..', '..', 'dist', 'src', 'platform', 'plugin-host', 'isolated');
  return pathToFileURL(join(folder, `${name}.js`)).href;
}

/** Whether the process is there and runs a plugin. */
function runs(pid: number | undefined): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('attune-plugin-');
  } catch {
    return false;
  }
}

describe.concurrent('a plugin in a process of its own', () => {
  test('is asked once for all cells, and its answers are kept', async () => {
    const lines: string[] = [];
    const say = (message: string) => void lines.push(message);
    await using lodger = new Lodger(
      pluginText({
        setup: `globalThis.log = host.log; host.log.info('ready', { answers: 1 });`,
        read: `globalThis.log.info('asked'); return { value: tallies.recommend.counts[10], n: 2, interval: null, excluded: {} };`,
      }),
      {},
      { info: say, warn: say, error: say },
    );
    const reader = await lodger.reader();
    const cells = [scores(10, 9), scores(10, 10), scores(10, 9)];
    const values = async () =>
      (await reader.readAll('tens', cells)).map((answer) => 'value' in answer && answer.value);
    expect(await Promise.all([values(), values()])).toEqual([
      [1, 2, 1],
      [1, 2, 1],
    ]);
    const before = lines.length;
    expect(await values()).toEqual([1, 2, 1]);
    expect(lines).toHaveLength(before);
    expect(lines[0]).toBe('metric-tens: ready');
  });

  test('that throws spoils the cell it threw at', async () => {
    await using lodger = new Lodger(
      pluginText({
        read: `if (tallies.recommend.counts[0] > 0) throw new Error('no zeros'); return { value: 1, n: 1, interval: null, excluded: {} };`,
      }),
    );
    const reader = await lodger.reader();
    const [first, second] = await reader.readAll('tens', [scores(10), scores(0)]);
    expect(first).toMatchObject({ value: 1 });
    expect(second).toEqual(failed('plugin-threw', /no zeros/));
    expect(lodger.plugin.lastFailure?.failure).toBe(second);
  });

  test.each([
    ['a value that is none', `return { value: NaN, n: 1, interval: null, excluded: {} }`],
    [
      'an infinite one',
      `return { value: 1, n: 1, interval: { low: 0, high: 1/0, level: .95, method: 'x' }, excluded: {} }`,
    ],
    ['half an answer', `return { value: 1, n: 0.5, interval: null, excluded: {} }`],
    ['less than none', `return { value: 1, n: -1, interval: null, excluded: {} }`],
    [
      'limits upside down',
      `return { value: 1, n: 1, interval: { low: 2, high: 1, level: .95, method: 'x' }, excluded: {} }`,
    ],
    ['an unknown exclusion', `return { value: 1, n: 1, interval: null, excluded: { 'because': 1 } }`],
    [
      'a sermon for a reason',
      `return { value: null, n: 1, interval: null, excluded: {}, reason: 'x'.repeat(100) }`,
    ],
    ['nothing', ``],
    ['a promise', `return Promise.resolve({ value: 1, n: 1, interval: null, excluded: {} })`],
    ['a text', `return 'fine'`],
  ])('%s is no reading', async (_, read) => {
    expect(await reading({ read })).toEqual(failed('plugin-answer-invalid'));
  });

  test('keys of prototypes reach nothing', async () => {
    const poisoned = `JSON.parse('{"value":1,"n":1,"interval":null,"excluded":{},"__proto__":{"polluted":1}}')`;
    const read = `return ${poisoned};`;
    const answer = await reading({ read });
    expect(Object.getPrototypeOf(answer)).toBe(Object.prototype);
    expect(Object.keys(answer as object)).not.toContain('__proto__');
    await using lodger = new Lodger(pluginText({ explain: `return JSON.parse('{"__proto__":1}')` }));
    const [parts] = await (await lodger.reader()).explainAll('tens', [scores(10)]);
    expect(Object.getPrototypeOf(parts)).toBe(Object.prototype);
    expect(Object.keys(parts as object)).toEqual([]);
  });

  test('that loops is ended, rests, and is started again', async () => {
    await using lodger = new Lodger(
      pluginText({
        read: `if (tallies.recommend.counts[0] > 0) for (;;); return { value: 1, n: 1, interval: null, excluded: {} };`,
      }),
      { answer: 1500, rest: 1000 },
    );
    const reader = await lodger.reader();
    const [late, queued] = await Promise.all([
      reader.readAll('tens', [scores(0)]),
      reader.readAll('tens', [scores(9)]),
    ]);
    expect(late).toEqual([failed('plugin-timeout')]);
    expect(queued).toEqual([failed('plugin-resting')]);
    await delay(1100);
    expect(await reader.readAll('tens', [scores(10)])).toMatchObject([{ value: 1 }]);
  });

  test.each([
    [
      'loops after its answer',
      `const on = () => queueMicrotask(on); on(); return { value: 1, n: 1, interval: null, excluded: {} };`,
      'plugin-timeout',
    ],
    [
      'takes the heap',
      `const all = []; for (;;) all.push(new Array(1000).fill(all.length));`,
      'plugin-ended',
    ],
    [
      'takes memory beside it',
      `const all = []; for (;;) all.push(new Uint8Array(4e6).fill(1));`,
      'plugin-ended',
    ],
    [
      'says too much',
      `return { value: 1, n: 1, interval: null, excluded: {}, more: 'x'.repeat(10e6) };`,
      'plugin-answer-too-large',
    ],
    [
      'overflows the stack of what writes',
      `const a = []; let b = a; for (let i = 0; i < 1e5; i++) b.push(b = []); return a;`,
      'plugin-',
    ],
  ])('that %s', async (_, read, code) => {
    const answer = (await reading(
      { read },
      { answer: code === 'plugin-timeout' ? 1000 : 30_000 },
    )) as PluginFailure;
    expect(answer).toMatchObject({ reason: 'plugin-failed' });
    expect(answer.code).toContain(code);
  });

  test('that nobody asks is ended, and started again by whoever does', async ({ expect }) => {
    await using lodger = new Lodger(pluginText(), { idle: 100 });
    const reader = await lodger.reader();
    await reader.readAll('tens', [scores(10)]);
    await expect.poll(() => lodger.plugin.pid, { timeout: 5000 }).toBeUndefined();
    expect(await reader.readAll('tens', [scores(9)])).toMatchObject([{ value: 0 }]);
    expect(lodger.plugin.lastFailure).toBeUndefined();
  });

  test('that loops with nobody left to end it ends by itself', async () => {
    const read = `for (;;);`;
    expect(await reading({ read }, { answer: 60_000, guard: 700 })).toEqual(failed('plugin-ended'));
  });

  test('ends with its host', async ({ expect }) => {
    const host = spawn(process.execPath, ['--input-type=module', '-e', dyingHost]);
    const [told] = (await once(host.stdout, 'data')) as [Buffer];
    const pid = Number(told.toString());
    expect(runs(pid)).toBe(true);
    host.kill('SIGKILL');
    await expect.poll(() => runs(pid), { timeout: 10_000 }).toBe(false);
  });

  test('that is killed from outside fails what was asked, and comes back', async () => {
    await using lodger = new Lodger(
      pluginText({
        setup: `globalThis.log = host.log;`,
        read: `globalThis.log.info('here'); if (tallies.recommend.counts[0] > 0) for (;;); return { value: 1, n: 1, interval: null, excluded: {} };`,
      }),
      { answer: 20_000, rest: 10 },
    );
    const reader = await lodger.reader();
    const pending = reader.readAll('tens', [scores(0)]);
    await delay(100);
    const { pid } = lodger.plugin;
    expect(runs(pid)).toBe(true);
    process.kill(pid as number, 'SIGKILL');
    expect(await pending).toEqual([failed('plugin-ended', /SIGKILL/)]);
    await delay(50);
    expect(await reader.readAll('tens', [scores(10)])).toMatchObject([{ value: 1 }]);
  });
});

describe.concurrent('a bundle that cannot be loaded', () => {
  test.each([
    ['does not parse', 'export default {', /SyntaxError/],
    ['is no plugin', 'export default 7', /definePlugin/],
    ['exports nothing', 'const a = 1', /definePlugin/],
    ['throws', pluginText({ head: `throw new Error('not today');` }), /not today/],
    ['throws in setup', pluginText({ setup: `throw new Error('not today');` }), /not today/],
    ['imports', pluginText({ head: `import fs from 'node:fs';` }), /imports node:fs/],
    ['imports later', pluginText({ head: `await import('node:net');` }), /imports node:net/],
    ['imports a text', pluginText({ head: `await import('data:text/javascript,1');` }), /imports data:/],
    ['asks for more', pluginText().replace(`['log']`, `['fetch']`), /permission fetch/],
    ['is for another SDK', pluginText().replace('^1.0.0', '^2.0.0'), /SDK/],
    ['has a wrong definition', pluginText({ more: 'minimumN: 0' }), /minimumN/],
    ['has no Chinese name', pluginText({ more: `names: { en: 'Tens' }` }), /zh/],
    ['ends its process', pluginText({ head: `process.exit(0)` }), /process is not defined/],
  ])('%s', async (_, bundle, detail) => {
    await using lodger = new Lodger(bundle);
    await expect(lodger.reader()).rejects.toEqual(failed('plugin-invalid', detail));
  });

  test('loops', async () => {
    await using lodger = new Lodger('for (;;);', { start: 1500 });
    await expect(lodger.reader()).rejects.toEqual(failed('plugin-timeout'));
  });
});

test('the plugin finds the language and nothing else', async () => {
  const found = [
    'process',
    'require',
    'module',
    'fetch',
    'WebSocket',
    'Buffer',
    'setTimeout',
    'Worker',
    'Atomics',
    'WebAssembly',
    'global',
    'localStorage',
    'navigator',
    'performance',
    'crypto',
  ].map((name) => `typeof ${name}`);
  const read = `
    const tries = [() => eval('1'), () => new Function('return 1')(), () => (async () => {}).constructor('1')];
    const let_in = tries.filter((attempt) => { try { attempt(); return true; } catch { return false; } });
    const types = new Set([${found.join()}]);
    console.log('not heard');
    return { value: let_in.length + types.size, n: types.has('undefined') ? 1 : 0, interval: null, excluded: {} };`;
  expect(await reading({ read })).toMatchObject({ value: 1, n: 1 });
});

test('leaves neither process nor file behind', async () => {
  const files = () => readdirSync(tmpdir()).filter((name) => name.startsWith('attune-plugin-'));
  const before = files();
  const lodger = new Lodger(pluginText());
  const reader = await lodger.reader();
  await reader.readAll('tens', [scores(10)]);
  const { pid } = lodger.plugin;
  expect(runs(pid)).toBe(true);
  await lodger.plugin.stop();
  expect(runs(pid)).toBe(false);
  expect(files()).toEqual(before);
  expect(await reader.readAll('tens', [scores(9)])).toEqual([failed('plugin-stopped')]);
});
