import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IndicatorBody, IndicatorSetBody } from '@attune/contracts';
import { describe, expect, test, vi } from 'vitest';
import { ArgumentError, readArguments } from '../src/arguments.ts';
import { fileSentence } from '../src/file-sentence.ts';
import { runCommand } from '../src/run-command.ts';
import { changesBetween, readDefinitionFile, writeDefinitionFile } from '../src/index.ts';

const indicator: IndicatorBody = {
  names: { en: 'Heart', zh: '心' },
  explanations: { en: 'Two in one: a formula.', zh: '公式。' },
  owner: 'CX office',
  unit: 'points',
  polarity: 'higher-is-better',
  range: null,
  method: { kind: 'formula', formula: '0.5 * nps + csat' },
  filter: null,
  exclude: null,
  minimumN: 1,
  target: null,
  thresholds: { good: 30, watch: 0 },
  tags: ['loyalty'],
};

const item = (name: string, weight: number) => ({
  indicator: name,
  variant: null,
  weight,
  target: null,
  thresholds: null,
  rollUp: { policy: 'population' as const, weights: { sales: 1200, service: 40 } },
  locked: true,
  score: null,
});

const set: IndicatorSetBody = {
  names: { en: 'Core', zh: '核心' },
  explanations: { en: 'For all.', zh: '面向全体。' },
  owner: 'CX office',
  groups: [
    { key: 'loyalty', names: { en: 'Loyalty', zh: '忠诚' }, items: [item('nps', 2), item('heart', 1)] },
  ],
  index: null,
};

const file = (indicators: Record<string, IndicatorBody>, sets: Record<string, IndicatorSetBody>) => ({
  indicators: new Map(Object.entries(indicators)),
  sets: new Map(Object.entries(sets)),
});

describe('a file', () => {
  test('is the same text for the same definitions, in whatever order, and reads back as they are', () => {
    const text = writeDefinitionFile(file({ heart: indicator, another: indicator }, { core: set }));
    const turned = Object.fromEntries(Object.entries(indicator).toReversed()) as IndicatorBody;
    expect(writeDefinitionFile(file({ another: turned, heart: indicator }, { core: set }))).toBe(text);
    expect(text.split('\n')[0]).toBe('format: attune-indicators/1');
    const read = readDefinitionFile(text);
    expect(read).toMatchObject({ faults: [], sources: [] });
    expect(read.indicators.get('heart')).toEqual(indicator);
    expect(read.sets.get('core')).toEqual(set);
  });

  test('of a newer format, of none, or that is no YAML is refused as a whole', () => {
    const refused = (text: string) => {
      try {
        readDefinitionFile(text);
      } catch (error) {
        return (error as { code: string }).code;
      }
      return 'was read';
    };
    expect(refused('format: attune-indicators/2\nthings: {}\n')).toBe('format-newer');
    expect(refused('indicators: {}\n')).toBe('format-missing');
    expect(refused('- just\n- a list\n')).toBe('format-missing');
    expect(refused('format: attune-indicators/1\nthings: {}\n')).toBe('file-malformed');
    expect(refused('format: attune-indicators/1\nsets: [}\n')).toBe('file-malformed');
    const bomb = [
      'a: &a [x, x]',
      ...Array.from(
        { length: 30 },
        (_, i) => `b${i}: &b${i} [*${i ? `b${i - 1}` : 'a'}, *${i ? `b${i - 1}` : 'a'}]`,
      ),
    ];
    expect(refused(['format: attune-indicators/1', ...bomb].join('\n'))).toBe('file-malformed');
  });

  test('with one bad body keeps the others', () => {
    const text = writeDefinitionFile(file({ heart: indicator }, { core: set })).replace(
      'unit: points',
      'unit: bananas',
    );
    const { indicators, sets, faults } = readDefinitionFile(text);
    expect([indicators.size, sets.size]).toEqual([0, 1]);
    expect(faults).toMatchObject([{ kind: 'indicator', key: 'heart', field: 'unit' }]);
  });
});

describe('what is another', () => {
  test('is told field by field, by the names of things and not by their places', () => {
    const changed: IndicatorSetBody = {
      ...set,
      owner: 'Somebody',
      groups: set.groups.map((group) => ({
        ...group,
        items: [item('csat', 1), { ...item('nps', 3), rollUp: { policy: 'equal' } }],
      })),
    };
    expect(changesBetween(set, changed)).toEqual([
      { path: 'owner', before: 'CX office', after: 'Somebody' },
      { path: 'groups.loyalty.items.nps.weight', before: 2, after: 3 },
      { path: 'groups.loyalty.items.nps.rollUp.policy', before: 'population', after: 'equal' },
      { path: 'groups.loyalty.items.nps.rollUp.weights', before: { sales: 1200, service: 40 } },
      { path: 'groups.loyalty.items.heart', before: item('heart', 1) },
      { path: 'groups.loyalty.items.csat', after: item('csat', 1) },
    ]);
  });

  test('is nothing between equals in another order of fields, and everything of what is new', () => {
    expect(changesBetween(indicator, Object.fromEntries(Object.entries(indicator).toReversed()))).toEqual([]);
    expect(changesBetween(undefined, indicator).map(({ path }) => path)).toEqual(Object.keys(indicator));
  });
});

describe('the command', () => {
  const url = { ATTUNE_URL: 'http://127.0.0.1:4000', ATTUNE_KEY: 'secret' };
  test('takes address and key from the environment, or as they are given', () => {
    expect(readArguments(['export'], url)).toMatchObject({
      command: 'export',
      url: url.ATTUNE_URL,
      key: 'secret',
    });
    expect(readArguments(['diff', 'files', '--key', 'other'], url)).toMatchObject({
      path: 'files',
      key: 'other',
    });
  });
  test.each([
    [[], 'export, diff or apply'],
    [['apply', 'files'], '--why'],
    [['diff'], 'file or folder'],
    [['diff', 'a', 'b'], 'One file'],
    [['apply', 'a', '--why', 'x', '--publish-from', 'soon'], 'is a day'],
    [['export', '--colour'], 'colour'],
  ])('%j is not understood', (given, said) => {
    expect(() => readArguments(given, url)).toThrow(ArgumentError);
    expect(() => readArguments(given, url)).toThrow(said);
  });
  test('needs to know where and who', () => {
    expect(() => readArguments(['export'], {})).toThrow('--url');
    expect(() => readArguments(['export'], { ATTUNE_URL: url.ATTUNE_URL })).toThrow('--key');
  });
  test('says plainly which file or server is not there', async () => {
    const run = async (given: string[]) => {
      const args = readArguments(given, { ATTUNE_URL: 'http://127.0.0.1:9', ATTUNE_KEY: 'secret' });
      if (args === 'help') throw new Error('no help was asked for');
      return runCommand(
        args,
        () => {},
        () => {},
      ).then(
        () => 'went well',
        (error: Error) => fileSentence(error) ?? error.message,
      );
    };
    expect(await run(['diff', 'nowhere.yaml'])).toBe('There is no file or folder nowhere.yaml.');
    expect(await run(['export'])).toMatch(/^unreachable: http:\/\/127\.0\.0\.1:9 does not answer \(.+\)/);
  });
  test.each(['diff', 'export', 'apply'])(
    '%s with a wrong key is refused, not taken for nothing',
    async (command) => {
      const refused = { code: 'key-unknown', detail: 'Check that the whole key was copied.' };
      vi.stubGlobal('fetch', () => Promise.resolve(Response.json(refused, { status: 401 })));
      const folder = mkdtempSync(join(tmpdir(), 'definitions-'));
      const path = join(folder, 'heart.yaml');
      writeFileSync(path, writeDefinitionFile(file({ heart: indicator }, {})));
      const args = readArguments([command, path, ...(command === 'apply' ? ['--why', 'x'] : [])], url);
      if (args === 'help') throw new Error('no help was asked for');
      const said: string[] = [];
      const say = (line: string) => said.push(line);
      const outcome = await runCommand(args, say, say).catch((error: Error) => error.message);
      vi.unstubAllGlobals();
      rmSync(folder, { recursive: true });
      expect(`${said.join()}${outcome}`).toContain('key-unknown');
      expect(said.join()).not.toContain('new');
    },
  );
  test('tells what it exported, and what it left out because it is retired', async () => {
    const version = (status: string, body: object, more: object = {}) => ({
      version: 1,
      status,
      body,
      ...more,
    });
    const answers: Record<string, object> = {
      '/v1/indicator-definitions': { indicators: [{ key: 'heart' }, { key: 'old' }, { key: 'nps' }] },
      '/v1/indicator-definitions/heart': { versions: [version('published', indicator)] },
      '/v1/indicator-definitions/old': { versions: [version('retired', indicator, { to: '2026-03-31' })] },
      '/v1/indicator-definitions/nps': { versions: [version('published', indicator, { builtIn: true })] },
      '/v1/indicator-sets': { sets: [{ key: 'core' }] },
      '/v1/indicator-sets/core': { versions: [version('published', set)] },
    };
    vi.stubGlobal('fetch', (url: URL) => Promise.resolve(Response.json(answers[url.pathname])));
    const [said, noted]: [string[], string[]] = [[], []];
    const args = readArguments(['export'], url);
    if (args === 'help') throw new Error('no help was asked for');
    await runCommand(
      args,
      (line) => said.push(line),
      (line) => noted.push(line),
    );
    vi.unstubAllGlobals();
    expect(readDefinitionFile(said.join('\n')).indicators.get('heart')).toEqual(indicator);
    expect(noted).toEqual([
      'Exported 1 indicator, 1 set. What plugins bring by themselves is not written.',
      'Retired, and so not written: indicator old (last day 2026-03-31).',
    ]);
  });
});
