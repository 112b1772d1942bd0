import { describe, expect, it } from 'vitest';
import { en } from './en.ts';
import { indicatorDefinitionsEn } from './indicator-definitions.en.ts';
import { indicatorSetsEn } from './indicator-sets.en.ts';
import { reviewedVersionsEn } from './reviewed-versions.en.ts';
import type { TextKey } from './say.ts';
import { zhCn } from './zh-cn.ts';

const keys = Object.keys(en) as TextKey[];
const places = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();

describe('the two languages', () => {
  it('have the same keys', () => {
    expect(Object.keys(zhCn).sort()).toEqual([...keys].sort());
  });

  it('keep each text in one part', () => {
    for (const part of [indicatorDefinitionsEn, indicatorSetsEn, reviewedVersionsEn])
      for (const [key, text] of Object.entries(part)) expect(en[key as TextKey], key).toBe(text);
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
