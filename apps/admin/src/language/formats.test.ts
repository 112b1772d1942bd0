import { describe, expect, it } from 'vitest';
import { formatsFor } from './formats.ts';

const [en, zh] = [formatsFor('en'), formatsFor('zh-CN')];

describe('numbers', () => {
  it('keep their decimals, group thousands and use a real minus', () => {
    expect(en.decimal(41.2, 1)).toBe('41.2');
    expect(en.decimal(-0.84, 1)).toBe('−0.8');
    expect(zh.integer(12_017)).toBe('12,017');
    expect(en.percent(0.918, 1)).toBe('91.8%');
  });

  it('sign a difference, but not a zero', () => {
    expect(en.signed(2.1, 1)).toBe('+2.1');
    expect(en.signed(-2.44, 1)).toBe('−2.4');
    expect(en.signed(0.01, 1)).toBe('0.0');
  });

  it('choose the unit of a duration by its length', () => {
    expect(en.duration(5_400_000)).toBe('1.5 hr');
    expect(zh.duration(90_000)).toBe('1.5分钟');
  });
});

describe('days', () => {
  it('read as people write them', () => {
    expect(en.day('2026-11-22')).toBe('22 Nov 2026');
    expect(zh.day('2026-11-22')).toBe('2026年11月22日');
    expect(en.period('2026-01-01', '2026-03-31').replaceAll(/\s/g, ' ')).toBe('1 Jan – 31 Mar 2026');
    expect(zh.period('2026-01-01', '2026-03-31')).toBe('2026年1月1日至3月31日');
    expect(zh.period('2025-12-01', '2026-03-31')).toBe('2025年12月1日至2026年3月31日');
    expect(zh.period('2026-03-01', '2026-03-01')).toBe('2026年3月1日');
  });
});
