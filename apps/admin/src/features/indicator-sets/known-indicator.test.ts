import type { Indicator } from '@attune/contracts';
import { expect, it } from 'vitest';
import { knownIndicator, namedFigure } from './known-indicator.ts';

const listed = ['nps', 'revenue@CNY', 'revenue@EUR'].map((key) => ({ key }) as Indicator);

it('names money by its currency, and finds it again', () => {
  const euros = namedFigure({ key: 'revenue@EUR' });
  expect(euros).toEqual({ indicator: 'revenue', variant: { kind: 'currency', currency: 'EUR' } });
  expect(knownIndicator(euros, listed)?.key).toBe('revenue@EUR');
  expect(knownIndicator({ indicator: 'nps', variant: null }, listed)?.key).toBe('nps');
});

it('still knows the unit of a currency nobody has paid in yet, and nothing of what is not there', () => {
  const dollars = { indicator: 'revenue', variant: { kind: 'currency', currency: 'USD' } } as const;
  expect(knownIndicator(dollars, listed)?.key).toBe('revenue@CNY');
  expect(knownIndicator({ indicator: 'gone', variant: null }, listed)).toBeUndefined();
});
