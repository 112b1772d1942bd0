import type { Indicator } from '@attune/contracts';
import { expect, it } from 'vitest';
import { formatsFor } from '../../language/formats.ts';
import { sayIn } from '../../language/say-in.ts';
import { figureText } from './figure-text.ts';

const of = (unit: Indicator['unit'], language: 'en' | 'zh-CN' = 'en', currency = 'CNY') =>
  figureText(
    { unit, currencies: unit === 'money' ? [currency] : null },
    formatsFor(language),
    sayIn(language),
  );

it('writes each unit with the decimals it can carry', () => {
  expect(of('points').value(41.234)).toBe('41.2');
  expect(of('score').value(4.2)).toBe('4.20');
  expect(of('share').value(0.918)).toBe('91.8%');
  expect(of('count').value(2017)).toBe('2,017');
  expect(of('points').value(null)).toBe('–');
  expect(of('points').exact(30)).toBe('30');
  expect(of('share').exact(0.855)).toBe('85.5%');
});

it('does not call percentage points per cent', () => {
  expect(of('share').difference(-0.059)).toBe('−5.9 pp');
  expect(of('share', 'zh-CN').difference(0.012)).toBe('+1.2 百分点');
});

it('keeps the dash of an interval apart from a minus', () => {
  expect(of('points').interval({ low: 38.9, high: 43.4 })).toBe('38.9–43.4');
  expect(of('points').interval({ low: -3.1, high: 4.2 })).toBe('−3.1 … 4.2');
});

it('writes money of minor units in its currency, in full on a receipt', () => {
  expect(of('money').value(1_234_550)).toBe('CN¥12,345.50');
  expect(of('money', 'zh-CN').value(1_234_550)).toBe('¥12,345.50');
  expect(of('money').value(1_234_567_800)).toBe('CN¥12.35M');
  expect(of('money', 'zh-CN').value(1_234_567_800)).toBe('¥1234.57万');
  expect(of('money').exact(1_234_567_800)).toBe('CN¥12,345,678.00');
  expect(of('money', 'en', 'JPY').value(700)).toBe('¥700');
  expect(of('money', 'en', 'EUR').difference(-250)).toBe('−€2.50');
  expect(figureText({ unit: 'money', currencies: [] }, formatsFor('en'), sayIn('en')).value(null)).toBe('–');
});

it('writes what happens per 1,000 units as per mille', () => {
  expect(of('per-thousand').value(3.5)).toBe('3.50 ‰');
});
