import type { EChartsCoreOption } from 'echarts/core';
import type { ChartPalette } from './chart-palette.ts';
import { lines, otherLines } from './trend-lines.ts';
import { band, breakLines, targetLines } from './trend-shapes.ts';
import type { Trend } from './trend.ts';

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string) => text.replaceAll(/[&<>"]/g, (sign) => escapes[sign] ?? sign);

const fontSize = 12;

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

/** At their widest: every mark of the values, and about the highest of the bars. */
function axisTexts({ axis, axisText, countText, points }: Trend): string[] {
  const marks = Math.round((axis.max - axis.min) / axis.step);
  const values = Array.from({ length: marks + 1 }, (_, at) => axisText(axis.min + at * axis.step));
  return [...values, countText(2 * Math.max(0, ...points.map(({ n }) => n)))];
}

/** In pixels, and rather too wide: Chinese characters are as wide as the text is high. */
const widthOf = (text: string) => [...text].reduce((sum, sign) => sum + (sign > '\u2e80' ? fontSize : 7), 0);

/** One grammar for every trend: thin line, tinted interval, gaps, hollow small samples, answers as bars from 0. */
export function trendOption(trend: Trend, palette: ChartPalette): EChartsCoreOption {
  const { labels, axis, axisText, countText, answersLabel, tooltip } = trend;
  const text = { color: palette.muted, fontSize };
  const quiet = { axisTick: { show: false }, axisLine: { show: false } };
  // Each grid would make its own room for wide labels, and bars would no longer stand below their points.
  const left = Math.max(48, 16 + Math.max(...axisTexts(trend).map(widthOf)));
  const sides = { left, right: 80, outerBoundsMode: 'none' };
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
      ...otherLines(trend, palette),
      ...breakLines(trend, palette),
      bars(trend, palette),
    ],
  };
}
