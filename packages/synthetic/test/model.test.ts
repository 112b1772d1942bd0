import { describe, expect, it } from 'vitest';
import { day, hour, nextWorking, offsetOf, toLivedHour } from '../src/model/calendar.ts';
import { answerOf, expectedAnswer, expectedNps, items, shareAtLeast } from '../src/model/graded-response.ts';
import { Draws } from '../src/random/draws.ts';
import { normalQuantile } from '../src/random/normal.ts';

describe('the calendar', () => {
  it('changes clocks with the European Union', () => {
    const dateTime = new Intl.DateTimeFormat('en', { timeZone: 'Europe/Berlin', timeZoneName: 'longOffset' });
    for (let at = Date.UTC(2024, 11, 1); at < Date.UTC(2027, 0, 1); at += 7 * hour) {
      const name = dateTime.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value;
      expect(name).toBe(`GMT+0${offsetOf('berlin', at) / hour}:00`);
    }
    expect(offsetOf('berlin', Date.UTC(2025, 9, 26, 0, 59))).toBe(2 * hour);
    expect(offsetOf('berlin', Date.UTC(2025, 9, 26, 1))).toBe(hour);
  });

  it('keeps the local day when it finds a better hour', () => {
    const at = Date.UTC(2025, 2, 3, 20);
    for (const u of [0.0001, 0.3, 0.9999]) {
      const moved = toLivedHour(at, 'china', u);
      expect(Math.floor((moved + 8 * hour) / day)).toBe(Math.floor((at + 8 * hour) / day));
    }
  });

  it('opens on the next working morning, also across a change of clocks', () => {
    const office = { zone: 'berlin', opens: 9, closes: 18, weekends: false } as const;
    const friday = Date.UTC(2025, 2, 28, 20);
    expect(new Date(nextWorking(friday, office)).toISOString()).toBe('2025-03-31T07:00:00.000Z');
    expect(nextWorking(Date.UTC(2025, 2, 28, 10), office)).toBe(Date.UTC(2025, 2, 28, 10));
    expect(new Date(nextWorking(Date.UTC(2025, 2, 27, 3), office)).toISOString()).toBe(
      '2025-03-27T08:00:00.000Z',
    );
  });
});

describe('graded answers', () => {
  it('come out as often as their probabilities say', () => {
    const draws = new Draws(3, 'test', 0);
    const n = 200_000;
    for (const item of Object.values(items)) {
      let sum = 0;
      let top = 0;
      const highest = item.lowest + item.cuts.length;
      for (let count = 0; count < n; count += 1) {
        const x = 0.3 + normalQuantile(draws.next());
        const point = answerOf(item, x, normalQuantile(draws.next()));
        sum += point;
        if (point === highest) top += 1;
      }
      const feels = { mean: 0.3, variance: 1 };
      expect(sum / n).toBeCloseTo(expectedAnswer(item, feels), 1);
      const share = shareAtLeast(item, highest, feels);
      expect(Math.abs(top / n - share)).toBeLessThan(4 * Math.sqrt((share * (1 - share)) / n));
    }
  });

  it('have sensible ends', () => {
    expect(expectedNps({ mean: 50, variance: 0 })).toBeCloseTo(100, 9);
    expect(expectedNps({ mean: -50, variance: 0 })).toBeCloseTo(-100, 9);
    expect(answerOf(items.recommend, -50, 0)).toBe(0);
    expect(answerOf(items.recommend, 50, 0)).toBe(10);
    expect(shareAtLeast(items.effort, 1, { mean: 0, variance: 1 })).toBe(1);
    expect(shareAtLeast(items.effort, 8, { mean: 0, variance: 1 })).toBe(0);
  });
});
