import type { EChartsCoreOption } from 'echarts/core';
import type { ChartPalette } from './chart-palette.ts';
import type { ValueAxis } from './value-axis.ts';

interface TrendPoint {
  value: number | null;
  low: number | null;
  high: number | null;
  n: number;
}

/** Everything a trend shows, in words and figures already made. */
export interface Trend {
  points: readonly TrendPoint[];
  /** One per point. */
  labels: readonly string[];
  axis: ValueAxis;
  /** Each over the points, both inclusive, for which it held. */
  targets: readonly { from: number; to: number; target: number; label: string }[];
  /** Where what is read changes: before the point `at`. Nothing is joined across it. */
  breaks: readonly { at: number; label: string }[];
  /** Another reading of the same periods, to compare with; drawn dashed, without its interval. */
  other: { points: readonly TrendPoint[]; label: string } | null;
  answersLabel: string;
  /** Points with fewer answers are hollow. */
  hollowBelow: number;
  valueText: (value: number) => string;
  axisText: (value: number) => string;
  countText: (value: number) => string;
  /** Lines of the tooltip at a point. */
  tooltip: (at: number) => readonly string[];
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string) => text.replaceAll(/[&<>"]/g, (sign) => escapes[sign] ?? sign);

/** Stretches of points with a value and without a break, as index ranges. */
function stretches({ points, breaks }: Trend): [number, number][] {
  const found: [number, number][] = [];
  points.forEach(({ value }, at) => {
    const last = found.at(-1);
    if (value === null) return;
    if (last && last[1] === at - 1 && !breaks.some((one) => one.at === at)) last[1] = at;
    else found.push([at, at]);
  });
  return found;
}

interface Place {
  x: number;
  y: number;
  width: number;
  height: number;
}

interface Coordinates {
  value: (dimension: number) => number;
  coord: (point: [number, number]) => number[];
}

/** The interval as a polygon per stretch: stacked areas, the usual trick, fail where values are negative. */
function band(trend: Trend, palette: ChartPalette) {
  const { points } = trend;
  return {
    type: 'custom',
    silent: true,
    z: 1,
    data: stretches(trend),
    clip: true,
    renderItem(_: unknown, api: Coordinates) {
      const [from, to] = [api.value(0), api.value(1)];
      const indices = Array.from({ length: to - from + 1 }, (_item, at) => from + at);
      const edge = (side: 'low' | 'high') =>
        indices.map((at) => api.coord([at, points[at]?.[side] ?? points[at]?.value ?? 0]));
      const polygon = [...edge('high'), ...edge('low').reverse()];
      // One point has no area; a short upright bar shows its interval.
      const [top, bottom] = polygon;
      if (from === to && top && bottom)
        return {
          type: 'line',
          shape: { x1: top[0], y1: top[1], x2: bottom[0], y2: bottom[1] },
          style: { stroke: palette.accent, lineWidth: 6, opacity: 0.16 },
        };
      return { type: 'polygon', shape: { points: polygon }, style: { fill: palette.accent, opacity: 0.12 } };
    },
  };
}

/** One line per stretch between breaks. */
function lines(trend: Trend, palette: ChartPalette) {
  const starts = [0, ...trend.breaks.map(({ at }) => at)];
  return starts.map((from, nth) =>
    line(trend, palette, { from, to: (starts[nth + 1] ?? trend.points.length) - 1 }),
  );
}

function line(trend: Trend, palette: ChartPalette, { from, to }: { from: number; to: number }) {
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

/** Whether the label of the last value would cover that of a target at the end. */
function crowded({ points, axis }: Trend, target: number): boolean {
  const value = points.findLast((point) => point.value !== null)?.value;
  return value != null && Math.abs(value - target) / (axis.max - axis.min) < 0.1;
}

/** A dashed rule from the first day of each target to its last, labelled at its end. */
function targetLines(trend: Trend, palette: ChartPalette) {
  const { targets, points } = trend;
  if (targets.length === 0) return [];
  return [
    {
      type: 'custom',
      silent: true,
      z: 2,
      data: targets.map(({ from, target }) => [from, target]),
      renderItem(params: { dataIndex: number; coordSys: Place }, api: Coordinates) {
        const found = targets[params.dataIndex];
        if (!found) return undefined;
        const half = params.coordSys.width / points.length / 2;
        const [start = 0, y = 0] = api.coord([found.from, found.target]);
        const [end = 0] = api.coord([found.to, found.target]);
        const [x1, x2] = [start - half, end + half];
        const outside = found.to === points.length - 1 && !crowded(trend, found.target);
        return {
          type: 'group',
          children: [
            {
              type: 'line',
              shape: { x1, y1: y, x2, y2: y },
              style: { stroke: palette.muted, lineWidth: 1, lineDash: [4, 4] },
            },
            {
              type: 'text',
              style: {
                text: found.label,
                x: outside ? x2 + 8 : x1 + 4,
                y: outside ? y : y - 4,
                align: 'left',
                verticalAlign: outside ? 'middle' : 'bottom',
                fill: palette.muted,
                font: `12px ${palette.face}`,
              },
            },
          ],
        };
      },
    },
  ];
}

function otherLine({ other, points, valueText, axis }: Trend, palette: ChartPalette) {
  if (!other) return [];
  const last = other.points.findLastIndex(({ value }) => value !== null);
  const [mine, theirs] = [points[last]?.value ?? null, other.points[last]?.value ?? null];
  const near = mine !== null && theirs !== null && Math.abs(mine - theirs) / (axis.max - axis.min) < 0.07;
  return [
    {
      type: 'line',
      z: 2,
      silent: true,
      connectNulls: false,
      lineStyle: { color: palette.muted, width: 1.5, type: [5, 4] },
      symbol: 'circle',
      showAllSymbol: true,
      data: other.points.map(({ value }, at) => ({
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
      })),
    },
  ];
}

/** A hairline from top to bottom where another version begins, its note at the top. */
function breakLines({ breaks, points }: Trend, palette: ChartPalette) {
  if (breaks.length === 0) return [];
  return [
    {
      type: 'custom',
      silent: true,
      z: 2,
      data: breaks.map(({ at }) => at),
      renderItem(params: { dataIndex: number; coordSys: Place }, api: Coordinates) {
        const found = breaks[params.dataIndex];
        if (!found) return undefined;
        const { x: left, y, width, height } = params.coordSys;
        const [after = left] = api.coord([found.at, 0]);
        const x = Math.round(after - width / points.length / 2) + 0.5;
        // The note stands where there is more room.
        const late = x - left > width / 2;
        return {
          type: 'group',
          children: [
            {
              type: 'line',
              shape: { x1: x, y1: y - 12, x2: x, y2: y + height },
              style: { stroke: palette.ink, lineWidth: 1, opacity: 0.55 },
            },
            {
              type: 'text',
              style: {
                text: found.label,
                x: late ? x - 5 : x + 5,
                y: y - 12,
                align: late ? 'right' : 'left',
                verticalAlign: 'middle',
                fill: palette.ink,
                font: `500 12px ${palette.face}`,
              },
            },
          ],
        };
      },
    },
  ];
}

function bars({ points }: Trend, palette: ChartPalette) {
  return {
    type: 'bar',
    xAxisIndex: 1,
    yAxisIndex: 1,
    barMaxWidth: 14,
    barCategoryGap: '30%',
    silent: true,
    itemStyle: { color: palette.neutral, borderRadius: [1, 1, 0, 0] },
    data: points.map(({ n }) => n),
  };
}

/** One grammar for every trend: thin line, tinted interval, gaps, hollow small samples, answers as bars from 0. */
export function trendOption(trend: Trend, palette: ChartPalette): EChartsCoreOption {
  const { labels, axis, axisText, countText, answersLabel, tooltip } = trend;
  const text = { color: palette.muted, fontSize: 12 };
  const quiet = { axisTick: { show: false }, axisLine: { show: false } };
  const sides = { left: 48, right: 80 };
  const shared = { type: 'category', data: [...labels], boundaryGap: true };
  return {
    animation: false,
    textStyle: { fontFamily: palette.face },
    title: { text: answersLabel, left: 0, bottom: 74, textStyle: { ...text, fontWeight: 400 } },
    grid: [
      // Notes of breaks stand above the grid.
      { ...sides, top: trend.breaks.length > 0 ? 28 : 16, bottom: 112 },
      { ...sides, height: 40, bottom: 28 },
    ],
    xAxis: [
      { ...shared, gridIndex: 0, ...quiet, axisLabel: { show: false }, axisPointer: { show: true } },
      {
        ...shared,
        gridIndex: 1,
        axisTick: { show: false },
        axisLine: { lineStyle: { color: palette.hairline } },
        axisLabel: { ...text, hideOverlap: true },
      },
    ],
    yAxis: [
      {
        gridIndex: 0,
        min: axis.min,
        max: axis.max,
        interval: axis.step,
        ...quiet,
        splitLine: { lineStyle: { color: palette.hairline, width: 1 } },
        axisLabel: { ...text, formatter: axisText },
      },
      {
        gridIndex: 1,
        min: 0,
        splitNumber: 1,
        ...quiet,
        splitLine: { show: false },
        axisLabel: { ...text, formatter: countText, showMinLabel: false },
      },
    ],
    axisPointer: {
      link: [{ xAxisIndex: 'all' }],
      lineStyle: { color: palette.muted, type: 'solid', width: 1 },
    },
    tooltip: {
      trigger: 'axis',
      confine: true,
      backgroundColor: palette.raised,
      borderColor: palette.hairline,
      borderRadius: 6,
      padding: [8, 12],
      textStyle: { color: palette.ink, fontSize: 13, fontFamily: palette.face },
      formatter(shown: { dataIndex: number } | { dataIndex: number }[]) {
        const at = Array.isArray(shown) ? shown[0]?.dataIndex : shown.dataIndex;
        return at === undefined ? '' : tooltip(at).map(escape).join('<br>');
      },
    },
    series: [
      band(trend, palette),
      ...targetLines(trend, palette),
      ...lines(trend, palette),
      ...otherLine(trend, palette),
      ...breakLines(trend, palette),
      bars(trend, palette),
    ],
  };
}
