import { expect, it } from 'vitest';
import { dateRule } from './effective-date.ts';

const today = '2026-11-22';
const version = (number: number, status: 'published' | 'retired' | 'in-review', from: string | null) => ({
  version: number,
  status,
  from,
  to: status === 'retired' ? '2027-03-31' : null,
});

it('lets the first version be since ever', () => {
  expect(dateRule([version(1, 'in-review', null)], today)).toEqual({
    after: null,
    first: null,
    suggested: '2026-10-01',
  });
});

it('begins after the version before, wherever that began', () => {
  expect(dateRule([version(2, 'in-review', null), version(1, 'published', null)], today)).toMatchObject({
    after: { version: 1, day: null },
    first: null,
  });
  expect(dateRule([version(2, 'published', '2027-01-01')], today)).toMatchObject({
    first: '2027-01-02',
    suggested: '2027-01-02',
  });
});

it('begins after a retired indicator ended', () => {
  expect(dateRule([version(1, 'retired', null)], today)).toMatchObject({
    after: { ends: true },
    first: '2027-04-01',
  });
});
