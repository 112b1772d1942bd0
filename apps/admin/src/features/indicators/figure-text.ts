import type { Indicator } from '@attune/contracts';
import type { Formats } from '../../language/formats.ts';
import type { Say } from '../../language/say.ts';

/** How figures of a unit are written. */
export interface FigureText {
  value(value: number | null): string;
  /** Without idle zeros: a target or a place on an axis is exact. */
  exact(value: number): string;
  /** Signed; shares differ by percentage points, which are not per cent. */
  difference(difference: number): string;
  interval(range: { low: number; high: number }): string;
}

type Unit = Indicator['unit'];

/** More decimals than the interval can carry would be invented precision. */
const digits: Record<Unit, number> = {
  points: 1,
  score: 2,
  share: 1,
  'per-thousand': 2,
  count: 0,
  ms: 1,
  money: 2,
};

export const notComputable = '–';

export function figureText(unit: Unit, formats: Formats, say: Say): FigureText {
  const plain = (value: number): string => {
    if (unit === 'share') return formats.percent(value, 1);
    if (unit === 'ms') return formats.duration(value);
    return formats.decimal(value, digits[unit]);
  };
  return {
    exact(value: number) {
      if (unit === 'ms') return formats.duration(value);
      return unit === 'share' ? formats.exactPercent(value) : formats.exact(value);
    },
    value: (value) => (value === null ? notComputable : plain(value)),
    difference(difference) {
      if (unit === 'share')
        return say('change.points-of-share', { difference: formats.signed(difference * 100, 1) });
      if (unit === 'ms') return (difference > 0 ? '+' : '') + formats.duration(difference);
      return formats.signed(difference, digits[unit]);
    },
    // A dash between signed numbers would read as another minus.
    interval: ({ low, high }) => `${plain(low)}${low < 0 || high < 0 ? ' … ' : '–'}${plain(high)}`,
  };
}
