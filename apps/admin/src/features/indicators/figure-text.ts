import type { Indicator } from '@attune/contracts';
import type { Formats } from '../../language/formats.ts';
import type { Say } from '../../language/say.ts';

/** How figures of a unit are written. */
export interface FigureText {
  value(value: number | null): string;
  /** Without idle zeros and never shortened: a target, a place on an axis or a receipt is exact. */
  exact(value: number): string;
  /** Signed; shares differ by percentage points, which are not per cent. */
  difference(difference: number): string;
  interval(range: { low: number; high: number }): string;
}

/** What decides how figures are written: money also needs its currency. */
export type Unit = Pick<Indicator, 'unit' | 'currencies'>;

/** More decimals than the interval can carry would be invented precision. */
const digits: Record<Exclude<Indicator['unit'], 'money'>, number> = {
  points: 1,
  score: 2,
  share: 1,
  'per-thousand': 2,
  count: 0,
  ms: 1,
};

/** A value rounded as it is written. Money and durations are written in units that depend on how much they are. */
export function asWritten(value: number, unit: Indicator['unit']): number {
  if (unit === 'money' || unit === 'ms') return value;
  const factor = 10 ** (digits[unit] + (unit === 'share' ? 2 : 0));
  return Math.round(value * factor) / factor;
}

export const notComputable = '–';

export function figureText({ unit, currencies }: Unit, formats: Formats, say: Say): FigureText {
  const text = unit === 'money' ? moneyText(currencies?.[0], formats) : numberText(unit, formats, say);
  return {
    ...text,
    value: (value) => (value === null ? notComputable : text.plain(value)),
    // A dash between signed numbers would read as another minus.
    interval: ({ low, high }) => `${text.plain(low)}${low < 0 || high < 0 ? ' … ' : '–'}${text.plain(high)}`,
  };
}

type Written = Pick<FigureText, 'exact' | 'difference'> & { plain(value: number): string };

/** Without facts there is no currency either, and no amount to write. */
const moneyText = (currency: string | undefined, formats: Formats): Written =>
  currency === undefined
    ? { plain: formats.exact, exact: formats.exact, difference: (value) => formats.signed(value, 0) }
    : {
        plain: (value) => formats.shortMoney(value, currency),
        exact: (value) => formats.money(value, currency),
        difference: (value) => (value > 0 ? '+' : '') + formats.shortMoney(value, currency),
      };

function numberText(unit: Exclude<Indicator['unit'], 'money'>, formats: Formats, say: Say): Written {
  switch (unit) {
    case 'share':
      return {
        plain: (value) => formats.percent(value, 1),
        exact: formats.exactPercent,
        difference: (value) => say('change.points-of-share', { difference: formats.signed(value * 100, 1) }),
      };
    case 'ms':
      return {
        plain: formats.duration,
        exact: formats.duration,
        difference: (value) => (value > 0 ? '+' : '') + formats.duration(value),
      };
    case 'per-thousand':
      return {
        plain: (value) => `${formats.decimal(value, digits[unit])} ‰`,
        exact: (value) => `${formats.exact(value)} ‰`,
        difference: (value) => `${formats.signed(value, digits[unit])} ‰`,
      };
    case 'points':
    case 'score':
    case 'count':
      return {
        plain: (value) => formats.decimal(value, digits[unit]),
        exact: formats.exact,
        difference: (value) => formats.signed(value, digits[unit]),
      };
  }
}
