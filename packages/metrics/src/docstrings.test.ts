import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as metrics from './index.ts';

// Who calls a statistic must not have to read its source to know what the number means: the docstring says unit and
// range (@returns), what it refuses (@throws) and where the formula is from (@source).

const read = (file: string) => readFileSync(new URL(file, import.meta.url), 'utf8');

/** The file of every name the entry exports. */
const fileOf = new Map(
  [...read('./index.ts').matchAll(/^export \{([^}]*)\} from '(.*)';$/gm)].flatMap(
    ([, names = '', file = '']) => names.split(',').map((name): [string, string] => [name.trim(), file]),
  ),
);

/** The comment right above the declaration; empty without one. */
function docstringOf(name: string): string {
  const declaration = `export (?:function|const|class) ${name}\\b`;
  const found = new RegExp(`/\\*\\*((?:(?!\\*/)[^])*)\\*/\\n${declaration}`).exec(
    read(fileOf.get(name) ?? ''),
  );
  return found?.[1] ?? '';
}

const exported = Object.entries(metrics).map(([name, value]) => ({ name, value, doc: docstringOf(name) }));
const isClass = (value: unknown) => /^class\b/.test(String(value));
const functions = exported.filter(({ value }) => typeof value === 'function' && !isClass(value));
const algebras = exported.filter(({ value }) => typeof value === 'object' && 'merge' in value);

const lacking = (tag: string, among: typeof exported) =>
  among.filter(({ doc }) => !doc.includes(`* ${tag} `)).map(({ name }) => name);

describe('the docstring of what the entry exports', () => {
  test('is there, also of classes and constants', () => {
    expect(functions.length).toBeGreaterThan(150);
    expect(exported.filter(({ doc }) => doc.trim() === '').map(({ name }) => name)).toEqual([]);
  });

  test('says unit and range of every function', () => {
    expect(lacking('@returns', functions)).toEqual([]);
  });

  test('says the source of every function and tally', () => {
    expect(lacking('@source', [...functions, ...algebras])).toEqual([]);
  });

  test('names only errors that there are', () => {
    const named = exported.flatMap(({ doc }) =>
      [...doc.matchAll(/@throws[^@]*/g)].flatMap(([throws]) => [
        ...throws.matchAll(/`([a-z]+(?:-[a-z]+)+)`/g),
      ]),
    );
    const unknown = named.map(([, code = '']) => code).filter((code) => !(code in metrics.metricsErrors));
    expect(unknown).toEqual([]);
  });

  test('or another one in its file names every error thrown there', () => {
    const silent = [...new Set(fileOf.values())].flatMap((file) => {
      const source = read(file);
      const comments = [...source.matchAll(/\/\*\*[^]*?\*\//g)].join('');
      return [...source.matchAll(/new MetricsError\(\s*'([a-z-]+)'/g)]
        .filter(([, code]) => !comments.includes(`\`${code}\``))
        .map(([, code]) => `${file}: ${code}`);
    });
    expect(silent).toEqual([]);
  });
});
