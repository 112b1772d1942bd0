import type { ChartPalette } from './chart-palette.ts';
import type { Trend } from './trend.ts';

/** Points without a break between them, both ends inclusive. */
interface Stretch {
  from: number;
  to: number;
}

function stretchesOf({ breaks, points }: Trend): Stretch[] {
  const starts = [0, ...breaks.map(({ at }) => at)];
  return starts.map((from, nth) => ({ from, to: (starts[nth + 1] ?? points.length) - 1 }));
}

/** One line per stretch between breaks. */
export const lines = (trend: Trend, palette: ChartPalette) =>
  stretchesOf(trend).map((stretch) => line(trend, palette, stretch));

function line(trend: Trend, palette: ChartPalette, { from, to }: Stretch) {
  const { points, hollowBelow, valueText } = trend;
  const last = points.findLastIndex(({ value }) => value !== null);
  // A point of each period is drawn while there is room; in a crowd only those that say something.
  const crowded = points.length > 60;
  const valueAt = (at: number) => (at < from || at > to ? null : (points[at]?.value ?? null));
  return {
    type: 'line',
    z: 3,
    connectNulls: false,
    lineStyle: { color: palette.accent, width: 1.75 },
    symbol: 'circle',
    showAllSymbol: true,
    emphasis: { disabled: true },
    data: points.map(({ n }, at) => {
      const value = valueAt(at);
      const hollow = n < hollowBelow;
      const lonely = valueAt(at - 1) === null && valueAt(at + 1) === null;
      return {
        value: value ?? '-',
        symbolSize: at === last || hollow || lonely ? 7 : crowded ? 0 : 4,
        itemStyle: {
          color: hollow ? palette.raised : palette.accent,
          borderColor: palette.accent,
          borderWidth: hollow ? 1.5 : 0,
        },
        label: {
          show: at === last,
          position: 'right',
          distance: 8,
          color: palette.ink,
          fontWeight: 600,
          fontSize: 13,
          formatter: () => (value === null ? '' : valueText(value)),
        },
      };
    }),
  };
}

/** Another reading, dashed and without points. */
export function otherLines(trend: Trend, palette: ChartPalette) {
  const { other, points, valueText, axis } = trend;
  if (!other) return [];
  const last = other.points.findLastIndex(({ value }) => value !== null);
  const [mine, theirs] = [points[last]?.value ?? null, other.points[last]?.value ?? null];
  const near = mine !== null && theirs !== null && Math.abs(mine - theirs) / (axis.max - axis.min) < 0.07;
  return stretchesOf(trend).map(({ from, to }) => ({
    type: 'line',
    z: 2,
    silent: true,
    connectNulls: false,
    lineStyle: { color: palette.muted, width: 1.5, type: [5, 4] },
    symbol: 'circle',
    showAllSymbol: true,
    data: other.points.map((point, at) => {
      const value = at < from || at > to ? null : point.value;
      return {
        value: value ?? '-',
        symbolSize: at === last ? 5 : 0,
        itemStyle: { color: palette.muted },
        label: {
          // Two figures at one place would cover each other: the newer one stays.
          show: at === last && !near,
          position: 'right',
          distance: 8,
          color: palette.muted,
          fontSize: 12,
          formatter: () => (value === null ? '' : `${other.label} ${valueText(value)}`),
        },
      };
    }),
  }));
}
