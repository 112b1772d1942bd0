import { describe, expect, it } from 'vitest';
import { en } from './en.ts';
import type { TextKey } from './say.ts';
import { zhCn } from './zh-cn.ts';

const keys = Object.keys(en) as TextKey[];
const places = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();

describe('the two languages', () => {
  it('have the same keys', () => {
    expect(Object.keys(zhCn).sort()).toEqual([...keys].sort());
  });

  it('leave no text empty', () => {
    for (const key of keys) {
      expect(en[key].trim(), key).not.toBe('');
      expect(zhCn[key].trim(), key).not.toBe('');
    }
  });

  it('fill the same places', () => {
    for (const key of keys) expect(places(zhCn[key]), key).toEqual(places(en[key]));
  });
});
