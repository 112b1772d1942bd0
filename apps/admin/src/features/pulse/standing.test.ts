import { describe, expect, it } from 'vitest';
import { againstTarget, standing } from './standing.ts';

const row = (value: number | null, low = 0, high = 0) => ({
  value,
  interval: value === null ? null : { low, high, level: 0.95, method: 'wilson' },
});

describe('standing', () => {
  it('leaves noise pale, however many points it is', () => {
    expect(standing(row(60, 20, 90), 41, 'higher-is-better')).toEqual({ verdict: 'same', heat: 0 });
  });

  it('grows with the distance in widths of the interval, up to a limit', () => {
    expect(standing(row(50, 48, 52), 41, 'higher-is-better')).toEqual({ verdict: 'better', heat: 0.5 });
    expect(standing(row(91, 90, 92), 41, 'higher-is-better')?.heat).toBe(1);
  });

  it('respects polarity, and the side of a lopsided interval that matters', () => {
    expect(standing(row(45, 43, 47), 41, 'lower-is-better')?.verdict).toBe('worse');
    expect(standing(row(38, 37.9, 41.5), 41, 'higher-is-better')?.verdict).toBe('same');
  });

  it('says nothing without a value, a reference or a good direction', () => {
    expect(standing(row(null), 41, 'higher-is-better')).toBeNull();
    expect(standing(row(40, 39, 41), null, 'higher-is-better')).toBeNull();
    expect(standing(row(40, 39, 41), 41, 'neutral')).toBeNull();
  });
});

it('judges a target only where the interval does not hold it', () => {
  const aim = { target: 40, polarity: 'higher-is-better' } as const;
  expect(againstTarget(row(45, 43, 47), aim)).toBe('better');
  expect(againstTarget(row(41, 39, 43), aim)).toBe('same');
  expect(againstTarget(row(30, 28, 32), aim)).toBe('worse');
  expect(againstTarget(row(30, 28, 32), { ...aim, target: null })).toBeNull();
});
