import { expect, it } from 'vitest';
import { pulseSearch, trendOf, trendText } from './pulse-search.ts';

it('keeps what it knows and drops the rest, and the default', () => {
  expect(pulseSearch({ period: '90d', department: 'sales', evil: '<script>', grain: 'second' })).toEqual({
    department: 'sales',
  });
  expect(pulseSearch({ period: '18m', from: 7 })).toEqual({ period: '18m' });
  // The router puts this over what the address says: what is dropped has to be there.
  expect({ period: '12m', ...pulseSearch({ period: '12m' }) }.period).toBeUndefined();
});

it('writes and reads which trend is open', () => {
  expect(trendOf(trendText({ indicator: 'nps', department: 'sales' }))).toEqual({
    indicator: 'nps',
    department: 'sales',
  });
  expect(trendOf('nps~')).toEqual({ indicator: 'nps', department: null });
  expect(trendOf(undefined)).toBeNull();
});
