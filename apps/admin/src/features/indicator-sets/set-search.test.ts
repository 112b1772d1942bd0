import { expect, it } from 'vitest';
import { boardSearch, madeOf, madeText, setSearch } from './set-search.ts';

it('keeps what it knows of an address and drops the rest', () => {
  expect(setSearch({ period: 'year', department: 'sales', made: 'nps~sales', odd: 1, receipt: '' })).toEqual({
    period: 'year',
    department: 'sales',
    made: 'nps~sales',
  });
  expect(boardSearch({ period: '90d', department: 3 })).toEqual({});
});

it('names a figure, or the index, of a department', () => {
  const index = { item: null, department: 'sales' };
  expect(madeOf(madeText(index))).toEqual(index);
  expect(madeOf('nps~sales')).toEqual({ item: 'nps', department: 'sales' });
  expect(madeOf('nps')).toBeNull();
});
