import { expect, it } from 'vitest';
import { newItem } from './new-item.ts';

it('is scored over the range of its indicator, where that has a better end', () => {
  const score = (polarity: 'higher-is-better' | 'neutral', range: [number, number] | null) =>
    newItem({ key: 'nps', polarity, range }).score;
  expect(score('higher-is-better', [-100, 100])).toEqual({ kind: 'min-max', low: -100, high: 100 });
  expect(score('neutral', [0, 1])).toBeNull();
  expect(score('higher-is-better', null)).toBeNull();
});
