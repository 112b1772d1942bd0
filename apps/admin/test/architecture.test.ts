import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { expect, test } from 'vitest';

const source = resolve(import.meta.dirname, '..', 'src');
const features = join(source, 'features');

/** Every TypeScript source below a folder. */
function sources(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return sources(path);
    return /\.tsx?$/.test(name) ? [path] : [];
  });
}

/** Files of this app that a file imports, style sheets and what is loaded later included. */
function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map(([, path = '']) =>
    resolve(dirname(file), path),
  );
}

/** The feature a file belongs to. */
const featureOf = (path: string) =>
  path.startsWith(features + sep) ? relative(features, path).split(sep)[0] : undefined;

const told = (from: string, to: string) => `${relative(source, from)} → ${relative(source, to)}`;

/** What a feature takes of others. */
function meetings(): { from: string; to: string; told: string }[] {
  return sources(features).flatMap((file) =>
    importsOf(file).flatMap((path) => {
      const [from, to] = [featureOf(file), featureOf(path)];
      return from && to && from !== to ? [{ from, to, told: told(file, path) }] : [];
    }),
  );
}

test('features depend on each other in one direction', () => {
  const edges = meetings();
  const reaches = (from: string, to: string, seen = new Set<string>()): boolean => {
    if (seen.has(from)) return false;
    seen.add(from);
    return edges.some((edge) => edge.from === from && (edge.to === to || reaches(edge.to, to, seen)));
  };
  expect(edges.filter(({ from, to }) => reaches(to, from)).map((edge) => edge.told)).toEqual([]);
});

test('of definitions, sets take only what is about definitions: the rest is in reviewed-versions', () => {
  const about = /indicator-definitions\/(coverage-mark\.tsx|definition-queries\.ts)$/;
  const found = meetings().filter(
    ({ from, to }) => from === 'indicator-sets' && to === 'indicator-definitions',
  );
  expect(found.filter((edge) => !about.test(edge.told)).map((edge) => edge.told)).toEqual([]);
});

test('chart, table, client, language, theme and calendar know no feature', () => {
  const found = ['calendar', 'chart', 'client', 'language', 'table', 'theme'].flatMap((folder) =>
    sources(join(source, folder)).flatMap((file) =>
      importsOf(file)
        .filter((path) => featureOf(path))
        .map((path) => told(file, path)),
    ),
  );
  expect(found).toEqual([]);
});
