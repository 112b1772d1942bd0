import type { LibraryEntry } from '@attune/contracts';
import { expect, it } from 'vitest';
import { filterLibrary, librarySearch } from './library-filter.ts';

const entry = (key: string, changes: Partial<LibraryEntry> = {}): LibraryEntry => ({
  key,
  names: { en: key.toUpperCase(), zh: '净推荐值' },
  explanations: { en: 'Would you recommend us', zh: '是否推荐' },
  owner: 'CX office',
  unit: 'points',
  polarity: 'higher-is-better',
  tags: [],
  method: 'reading',
  plugin: 'metric-satisfaction',
  inForce: { version: 1, from: null },
  open: null,
  versions: 1,
  usedBy: [],
  ...changes,
});
const library = [
  entry('nps'),
  entry('index', {
    method: 'formula',
    plugin: null,
    tags: ['board'],
    names: { en: 'Index', zh: '综合指数' },
  }),
  entry('csat', { open: { version: 2, status: 'draft' } }),
];
const keys = (search: Record<string, unknown>) =>
  filterLibrary(library, librarySearch(search)).map(({ key }) => key);

it('finds words in either language, in any order', () => {
  expect(keys({ q: 'office NPS' })).toEqual(['nps']);
  expect(keys({ q: '综合' })).toEqual(['index']);
  expect(keys({ q: 'nothing like it' })).toEqual([]);
});

it('filters by method, by tag and by what is being worked on', () => {
  expect(keys({ show: 'formula' })).toEqual(['index']);
  expect(keys({ show: 'open' })).toEqual(['csat']);
  expect(keys({ tag: 'board' })).toEqual(['index']);
  expect(keys({ show: 'anything' })).toHaveLength(3);
});
