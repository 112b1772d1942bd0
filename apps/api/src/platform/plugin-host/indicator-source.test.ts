import { expect, test } from 'vitest';
import type { OfferedIndicator } from './indicator-reader.ts';
import { IndicatorSource, IndicatorTaken } from './indicator-source.ts';

const offered = (plugin: string, key: string) =>
  ({ definition: { key }, plugin, isolated: true }) as OfferedIndicator;

test('plugins come, change and go; a key belongs to one of them', () => {
  const source = new IndicatorSource();
  source.offer('a', [offered('a', 'one'), offered('a', 'two')]);
  source.offer('b', [offered('b', 'three')]);
  const before = source.byKey();
  expect(() => source.offer('b', [offered('b', 'four'), offered('b', 'two')])).toThrow(
    new IndicatorTaken('two', 'a'),
  );
  expect(source.byKey()).toBe(before);
  source.offer('a', [offered('a', 'two')]);
  source.offer('b', [offered('b', 'one')]);
  expect([...source.byKey().values()].map(({ plugin, definition }) => [plugin, definition.key])).toEqual([
    ['a', 'two'],
    ['b', 'one'],
  ]);
  source.withdraw('a');
  expect(source.find('two')).toBeUndefined();
  expect(source.find('one')?.plugin).toBe('b');
});
