import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

const api = resolve(import.meta.dirname, '..');
const root = resolve(api, '..', '..');

/** Every TypeScript source below a folder, less tests. */
function sources(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (['node_modules', 'dist', 'testing'].includes(name)) return [];
    if (statSync(path).isDirectory()) return sources(path);
    return /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name) ? [path] : [];
  });
}

/** What a file imports at run time or as a type, relative paths resolved. */
function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, name = '']) =>
    name.startsWith('.') ? resolve(dirname(file), name) : name,
  );
}

const features = join(api, 'src', 'features');
const featureOf = (path: string) => {
  const inside = relative(features, path);
  return inside.startsWith('..') || resolve(inside) === path ? undefined : inside.split(/[\\/]/)[0];
};

test('platform knows no feature', () => {
  const found = sources(join(api, 'src', 'platform')).flatMap((file) =>
    importsOf(file)
      .filter((path) => featureOf(path))
      .map((path) => `${relative(api, file)} → ${relative(api, path)}`),
  );
  expect(found).toEqual([]);
});

test('features depend on each other in one direction', () => {
  const edges = new Map<string, Set<string>>();
  for (const file of sources(features)) {
    const from = featureOf(file) as string;
    for (const path of importsOf(file)) {
      const to = featureOf(path);
      if (to && to !== from) edges.set(from, (edges.get(from) ?? new Set()).add(to));
    }
  }
  const reaches = (from: string, to: string, seen = new Set<string>()): boolean => {
    if (seen.has(from)) return false;
    seen.add(from);
    return [...(edges.get(from) ?? [])].some((next) => next === to || reaches(next, to, seen));
  };
  expect([...edges.keys()].filter((feature) => reaches(feature, feature))).toEqual([]);
});

test("a feature's controllers, entities and stores are its own", () => {
  const found = sources(features).flatMap((file) =>
    importsOf(file)
      .filter((path) => featureOf(path) && featureOf(path) !== featureOf(file))
      .filter((path) => /\.(controller|entity|store)\.ts$/.test(path))
      .map((path) => `${relative(api, file)} → ${relative(api, path)}`),
  );
  expect(found).toEqual([]);
});

test('plugins are named in attune.config.ts and nowhere else', () => {
  const plugins = readdirSync(join(root, 'plugins')).map((name) => `@attune/${name}`);
  const importers = [...sources(join(api, 'src')), ...sources(join(root, 'apps', 'admin', 'src'))].filter(
    (file) => importsOf(file).some((name) => plugins.includes(name)),
  );
  expect(importers).toEqual([]);
  // Those that are installed as a bundle need not be built in.
  const builtIn = importsOf(join(api, 'attune.config.ts')).filter((name) => name.startsWith('@attune/'));
  expect(builtIn.filter((name) => !plugins.includes(name))).toEqual([]);
});

test('a plugin imports the SDK, metrics and contracts of this house, and nothing else of it', () => {
  const allowed = [
    '@attune/plugin-sdk',
    '@attune/plugin-sdk/testing',
    '@attune/metrics',
    '@attune/contracts',
  ];
  const found = readdirSync(join(root, 'plugins')).flatMap((name) =>
    sources(join(root, 'plugins', name)).flatMap((file) =>
      importsOf(file).filter((path) => path.startsWith('@attune/') && !allowed.includes(path)),
    ),
  );
  expect(found).toEqual([]);
});

test('only the sequencer reads transaction ids', () => {
  const found = sources(join(api, 'src'))
    .filter((file) => /\bxid\b|pg_snapshot|pg_current_xact/.test(readFileSync(file, 'utf8')))
    .map((file) => relative(join(api, 'src'), file).split(/[\\/]/).slice(0, 2).join('/'));
  expect([...new Set(found)]).toEqual(['platform/log']);
});
