import { expect, it } from 'vitest';
import { thirdOf } from './thirds.ts';

const scale = (min: number, max: number) =>
  Array.from({ length: max - min + 1 }, (_, at) => ({ point: min + at, n: 0 }));
const thirds = (min: number, max: number) =>
  scale(min, max).map(({ point }) => thirdOf(point, scale(min, max))[0]);

it('cuts 0–10 as NPS does and other scales into their thirds', () => {
  expect(thirds(0, 10).join('')).toBe('lllllllmmhh');
  expect(thirds(1, 5).join('')).toBe('llmhh');
  expect(thirds(1, 7).join('')).toBe('lllmhhh');
});
