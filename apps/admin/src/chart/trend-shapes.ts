import type { ChartPalette } from './chart-palette.ts';
import type { Trend } from './trend.ts';

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

/** The interval as a polygon per stretch: stacked areas, the usual trick, fail where values are negative. */
export function band(trend: Trend, palette: ChartPalette) {
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

/** Whether the label of the last value would cover that of a target at the end. */
function crowded({ points, axis }: Trend, target: number): boolean {
  const value = points.findLast((point) => point.value !== null)?.value;
  return value != null && Math.abs(value - target) / (axis.max - axis.min) < 0.1;
}

/** A dashed rule from the first day of each target to its last, labelled at its end. */
export function targetLines(trend: Trend, palette: ChartPalette) {
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

/** A hairline from top to bottom where another version begins, its note at the top. */
export function breakLines({ breaks, points }: Trend, palette: ChartPalette) {
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
