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

const zoned = (timeZone: string, ...windows: Window[]): BusinessCalendar => ({
  timeZone,
  hours: { mon: windows },
});

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
  // By hand, from the rules of the zones in 2026.
  test.each<[string, number, string, BusinessCalendar]>([
    ['loses the hour Berlin skips inside it', 3, '2026-03-29', zoned('Europe/Berlin', ['01:00', '05:00'])],
    ['gains the hour Berlin repeats inside it', 5, '2026-10-25', zoned('Europe/Berlin', ['01:00', '05:00'])],
    ['gains half an hour on Lord Howe', 12.5, '2026-04-05', zoned('Australia/Lord_Howe', ['00:00', '12:00'])],
    ['loses half an hour on Lord Howe', 11.5, '2026-10-04', zoned('Australia/Lord_Howe', ['00:00', '12:00'])],
    ['opens at one where Cairo skips midnight', 7, '2026-04-24', zoned('Africa/Cairo', ['00:00', '08:00'])],
    [
      'beside another: each has its own',
      6,
      '2026-03-29',
      zoned('Europe/Berlin', ['01:00', '05:00'], ['13:00', '16:00']),
    ],
    [
      'of a zone 5:45 ahead',
      7.5,
      '2026-01-05',
      zoned('Asia/Kathmandu', ['09:00', '12:00'], ['13:00', '17:30']),
    ],
  ])('one %s', (_, hours, day, calendar) => {
    // From the noon before to the noon after, with the windows of one day only.
    const weekday = (['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const)[new Date(day).getUTCDay()];
    const oneDay = { ...calendar, hours: { [weekday ?? 'sun']: calendar.hours.mon ?? [] } };
    const noon = Date.parse(`${day}T12:00:00Z`);
    const at = (ms: number) => new Date(noon + ms).toISOString();
    expect(businessDuration(at(-36 * hour), at(36 * hour), oneDay).business).toBe(hours * hour);
  });
  test('ending where midnight is skipped end there', () => {
    const calendar: BusinessCalendar = { timeZone: 'Africa/Cairo', hours: { thu: [['20:00', '24:00']] } };
    expect(businessDuration('2026-04-23T00:00:00Z', '2026-04-25T00:00:00Z', calendar).business).toBe(
      4 * hour,
    );
  });
  test('of a holiday all fall away, those of the day after do not', () => {
    const calendar = {
      timeZone: 'Asia/Shanghai',
      hours: everyDay(['09:00', '12:00'], ['13:00', '18:00']),
      holidays: ['2026-02-17', '2026-02-18'],
    };
    const { business } = businessDuration('2026-02-16T16:00:00Z', '2026-02-19T16:00:00Z', calendar);
    expect(business).toBe(8 * hour);
  });
  test.each(['2026-02-30', '2026-2-3', 'Easter'])('the holiday %s is refused', (holiday) => {
    expect(() =>
      businessDuration('2026-01-05T00:00:00Z', '2026-01-06T00:00:00Z', { ...in24h, holidays: [holiday] }),
    ).toThrow(expect.objectContaining({ code: 'day-invalid' }));
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
  ['2026-02-30T10:00:00Z', 'instant-invalid'],
  ['2026-01-05T10:00:00+99:00', 'instant-invalid'],
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
