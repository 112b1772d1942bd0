import { expect, it } from 'vitest';
import { formatsFor } from '../../language/formats.ts';
import { sayIn } from '../../language/say-in.ts';
import { figureText } from './figure-text.ts';

const of = (unit: Parameters<typeof figureText>[0], language: 'en' | 'zh-CN' = 'en') =>
  figureText(unit, formatsFor(language), sayIn(language));

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
