import { dateOf } from '../calendar/local-day.ts';
import type { Language } from './languages.ts';

/** Numbers and days as people write them in a language. */
export interface Formats {
  integer(value: number): string;
  /** In thousands or millions where it is that much, where the exact number is told beside it. */
  short(value: number): string;
  /** With exactly so many decimals. */
  decimal(value: number, digits: number): string;
  /** With a sign, also for plus; zero has none. */
  signed(value: number, digits: number): string;
  percent(value: number, digits: number): string;
  /** As many decimals as the number has, two at most. */
  exact(value: number): string;
  exactPercent(value: number): string;
  day(day: string): string;
  /** The month written out, for what matters. */
  longDay(day: string): string;
  /** Day and month only, for axes. */
  shortDay(day: string): string;
  month(day: string): string;
  period(from: string, to: string): string;
  /** As the API tells one: `2026-01-01/2026-03-31`. */
  periodOf(period: string): string;
  time(instant: Date): string;
  /** Day and minute, in the zone of whoever looks. */
  instant(instant: Date): string;
  duration(milliseconds: number): string;
  /** Of minor units (cents, fen), in full. */
  money(minor: number, currency: string): string;
  /** The same, in thousands or millions where it is that much. */
  shortMoney(minor: number, currency: string): string;
}

/** Days in English are written 22 Nov 2026, which no one mistakes for another day. */
const locales: Record<Language, { numbers: string; days: string }> = {
  en: { numbers: 'en', days: 'en-GB' },
  'zh-CN': { numbers: 'zh-CN', days: 'zh-CN' },
};

/** A real minus, as wide as a plus, so that columns of figures line up. */
const minus = (text: string) => text.replace('-', '−');

const steps: readonly (readonly [unit: string, length: number])[] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
];

function number(locale: string, options: Intl.NumberFormatOptions): (value: number) => string {
  const format = new Intl.NumberFormat(locale, options);
  return (value) => minus(format.format(value));
}

export function formatsFor(language: Language): Formats {
  const { numbers, days } = locales[language];
  const fixed = (digits: number) => ({ minimumFractionDigits: digits, maximumFractionDigits: digits });
  const date = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(days, { timeZone: 'UTC', ...options });
  const full = date({ day: 'numeric', month: 'short', year: 'numeric' });
  const long = date({ day: 'numeric', month: 'long', year: 'numeric' });
  const short = date({ day: 'numeric', month: 'short' });
  const month = date({ month: 'short', year: 'numeric' });
  const time = new Intl.DateTimeFormat(days, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
  const moment = new Intl.DateTimeFormat(days, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  });
  const inCurrency = (currency: string, options: Intl.NumberFormatOptions = {}) =>
    new Intl.NumberFormat(numbers, { style: 'currency', currency, ...options });
  const major = (minor: number, currency: string) =>
    minor / 10 ** (inCurrency(currency).resolvedOptions().maximumFractionDigits ?? 2);
  const period = (from: string, to: string) => {
    if (from === to || language === 'en') return full.formatRange(dateOf(from), dateOf(to));
    // The Chinese range of Intl falls back to slashes; people write the words, and the year once.
    const sameYear = from.slice(0, 4) === to.slice(0, 4);
    return `${full.format(dateOf(from))}至${(sameYear ? short : full).format(dateOf(to))}`;
  };
  return {
    money: (minor, currency) => minus(inCurrency(currency).format(major(minor, currency))),
    shortMoney(minor, currency) {
      const amount = major(minor, currency);
      const short: Intl.NumberFormatOptions =
        Math.abs(amount) >= 100_000 ? { notation: 'compact', maximumFractionDigits: 2 } : {};
      return minus(inCurrency(currency, short).format(amount));
    },
    integer: number(numbers, { maximumFractionDigits: 0 }),
    short: number(numbers, { notation: 'compact', maximumFractionDigits: 1 }),
    decimal: (value, digits) => number(numbers, fixed(digits))(value),
    signed: (value, digits) => number(numbers, { ...fixed(digits), signDisplay: 'exceptZero' })(value),
    percent: (value, digits) => number(numbers, { style: 'percent', ...fixed(digits) })(value),
    exact: number(numbers, { maximumFractionDigits: 2 }),
    exactPercent: number(numbers, { style: 'percent', maximumFractionDigits: 1 }),
    day: (day) => full.format(dateOf(day)),
    longDay: (day) => long.format(dateOf(day)),
    shortDay: (day) => short.format(dateOf(day)),
    month: (day) => month.format(dateOf(day)),
    period,
    periodOf(between) {
      const [from = '', to = from] = between.split('/');
      return period(from, to);
    },
    time: (instant) => time.format(instant),
    instant: (instant) => moment.format(instant),
    duration(milliseconds) {
      const [unit, length] = steps.find(([, size]) => Math.abs(milliseconds) >= size) ?? ['second', 1000];
      const options: Intl.NumberFormatOptions = { style: 'unit', unit, unitDisplay: 'short' };
      return number(numbers, { ...options, maximumFractionDigits: 1 })(milliseconds / length);
    },
  };
}
