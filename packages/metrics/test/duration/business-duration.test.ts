import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BusinessCalendar, Weekday, Window } from '../../src/index.ts';
import { businessDuration } from '../../src/index.ts';

const hour = 3_600_000;
const everyDay = (...windows: Window[]) =>
  Object.fromEntries(
    ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, windows]),
  ) as Record<Weekday, Window[]>;
const in24h: BusinessCalendar = { timeZone: 'Europe/Berlin', hours: everyDay(['00:00', '24:00']) };

test('around the clock is the clock on the wall, whatever the zone does', () => {
  const instant = fc.date({
    min: new Date('2020-01-01Z'),
    max: new Date('2027-01-01Z'),
    noInvalidDate: true,
  });
  const zone = fc.constantFrom(
    'Europe/Berlin',
    'Asia/Shanghai',
    'America/New_York',
    'Australia/Lord_Howe',
    'UTC',
  );
  fc.assert(
    fc.property(instant, fc.nat(40 * 24 * hour), zone, (start, length, timeZone) => {
      const end = new Date(start.getTime() + length);
      const { business, wall } = businessDuration(start.toISOString(), end.toISOString(), {
        ...in24h,
        timeZone,
      });
      expect(business).toBe(wall);
      expect(wall).toBe(length);
    }),
    { numRuns: 40 },
  );
});

const office: BusinessCalendar = {
  timeZone: 'America/New_York',
  hours: { ...everyDay(['09:00', '12:00'], ['13:00', '17:30']), fri: [['22:00', '30:00']] },
  holidays: ['2026-03-09'],
};
const at = (ms: number) => new Date(Date.parse('2026-03-01T00:00:00Z') + ms).toISOString();
const officeTime = (from: number, to: number) => businessDuration(at(from), at(to), office).business;

test('a span split anywhere has the same working time', () => {
  const offset = fc.nat(20 * 24 * hour);
  fc.assert(
    fc.property(fc.tuple(offset, offset, offset), (offsets) => {
      const [a = 0, b = 0, c = 0] = offsets.toSorted((x, y) => x - y);
      expect(officeTime(a, b) + officeTime(b, c)).toBe(officeTime(a, c));
    }),
    { numRuns: 40 },
  );
});

describe('windows', () => {
  test('that overlap count once, also into the next day', () => {
    const calendar = {
      timeZone: 'UTC',
      hours: everyDay(['08:00', '12:00'], ['10:00', '14:00'], ['22:00', '32:00']),
    };
    const { business } = businessDuration('2026-01-05T00:00:00Z', '2026-01-06T00:00:00Z', calendar);
    // 00-08 of the night before, 08-14, 22-24.
    expect(business).toBe((8 + 6 + 2) * hour);
  });
  test('of the day before a holiday run into it', () => {
    const calendar = { timeZone: 'UTC', hours: everyDay(['20:00', '28:00']), holidays: ['2026-01-06'] };
    expect(businessDuration('2026-01-06T00:00:00Z', '2026-01-07T00:00:00Z', calendar).business).toBe(
      4 * hour,
    );
  });
  test('that open in the hour the clock skips open when it has', () => {
    // Berlin skips 02:00-03:00 on 2026-03-29: 02:30 is 03:30 by the new time.
    const calendar = { timeZone: 'Europe/Berlin', hours: everyDay(['02:30', '05:00']) };
    const { business } = businessDuration('2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z', calendar);
    expect(business).toBe(1.5 * hour);
  });
  test('that open in the hour the clock repeats open the first time', () => {
    const calendar = { timeZone: 'Europe/Berlin', hours: everyDay(['02:30', '05:00']) };
    const { business } = businessDuration('2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z', calendar);
    expect(business).toBe(3.5 * hour);
  });
  test.each([
    [['9:00', '17:00']],
    [['17:00', '09:00']],
    [['09:00', '09:00']],
    [['24:00', '30:00']],
    [['09:00', '48:01']],
    [['09:60', '10:00']],
  ] as [Window][])('%j is refused', (window) => {
    const calendar = { timeZone: 'UTC', hours: { mon: [window] } };
    expect(() => businessDuration('2026-01-05T00:00:00Z', '2026-01-06T00:00:00Z', calendar)).toThrow(
      expect.objectContaining({ code: 'window-invalid' }),
    );
  });
});

test.each([
  ['2026-01-05T10:00:00', 'instant-invalid'],
  ['2026-01-05', 'instant-invalid'],
  ['2026-13-05T10:00:00Z', 'instant-invalid'],
  ['2027-01-05T10:00:00Z', 'negative'],
])('the start %s is refused: %s', (start, code) => {
  expect(() => businessDuration(start, '2026-01-06T00:00:00Z', in24h)).toThrow(
    expect.objectContaining({ code }),
  );
});

test('an unknown zone is refused', () => {
  expect(() =>
    businessDuration('2026-01-05T00:00:00Z', '2026-01-06T00:00:00Z', { ...in24h, timeZone: 'Mars/North' }),
  ).toThrow(expect.objectContaining({ code: 'time-zone-unknown' }));
});
