import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newPlugin, RefusedPlugin } from '../template/new-plugin.ts';

let root: string;
const lockFile = () => JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'attune-new-'));
  mkdirSync(join(root, 'plugins'));
  const packages = {
    '': { name: 'attune' },
    'node_modules/zod': { version: '4.6.7' },
    'plugins/metric-z': {},
  };
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ lockfileVersion: 3, packages }));
});
afterAll(() => rmSync(root, { recursive: true }));

test('the template becomes a plugin of that name, in the lock file and linked', () => {
  const { folder, name } = newPlugin(root, { kind: 'metric', key: 'room-comfort', zh: '房间舒适度' });
  expect([folder, name]).toEqual(['plugins/metric-room-comfort', '@attune/metric-room-comfort']);
  const files = readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => [file.name, readFileSync(join(file.parentPath, file.name), 'utf8')] as const);
  expect(files.map(([file]) => file).toSorted()).toEqual([
    'README.md',
    'index.ts',
    'package.json',
    'room-comfort.test.ts',
    'room-comfort.ts',
    'tsconfig.build.json',
    'tsconfig.json',
    'turbo.json',
    'vitest.config.ts',
  ]);
  for (const [file, text] of files) expect(text, file).not.toMatch(/my-index|My index|我的指标/);
  const source = files.find(([file]) => file === 'room-comfort.ts')?.[1];
  expect(source).toContain(`names: { en: 'Room comfort', zh: '房间舒适度' }`);
  expect(Object.keys(lockFile().packages)).toEqual([
    '',
    'node_modules/@attune/metric-room-comfort',
    'node_modules/zod',
    'plugins/metric-room-comfort',
    'plugins/metric-z',
  ]);
  expect(lockFile().packages['plugins/metric-room-comfort']).toMatchObject({ name, version: '0.1.0' });
  expect(readlinkSync(join(root, 'node_modules', name))).toContain(join('plugins', 'metric-room-comfort'));
});

test.each([
  ['an unknown kind', { kind: 'planet', key: 'x' }, /kind of plugin it is: metric/],
  ['the folder above', { kind: '..', key: 'x' }, /kind of plugin/],
  ['no name', { kind: 'metric', key: '' }, /Give it a name/],
  ['capitals', { kind: 'metric', key: 'Comfort' }, /lower-case/],
  ['another folder', { kind: 'metric', key: '../x' }, /lower-case/],
  ['the kind twice', { kind: 'metric', key: 'metric-x' }, /Leave the kind out/],
  ['a name that would end a text', { kind: 'metric', key: 'x', en: `Don't` }, /no quotes/],
])('%s is refused, and nothing is made', (_, wanted, sentence) => {
  const before = lockFile();
  expect(() => newPlugin(root, wanted)).toThrow(sentence);
  expect(() => newPlugin(root, wanted)).toThrow(RefusedPlugin);
  expect(existsSync(join(root, 'plugins', 'metric-x'))).toBe(false);
  expect(lockFile()).toEqual(before);
});

test('what is there is not written over', () => {
  mkdirSync(join(root, 'plugins', 'metric-mine'));
  expect(() => newPlugin(root, { kind: 'metric', key: 'mine' })).toThrow(/choose another name/);
  expect(() => newPlugin(join(root, 'plugins'), { kind: 'metric', key: 'other' })).toThrow(/at the root/);
});
