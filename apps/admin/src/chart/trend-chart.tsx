import { useComputedColorScheme } from '@mantine/core';
import { type Ref, useEffect, useImperativeHandle, useRef } from 'react';
import { chartPalette } from './chart-palette.ts';
import { init } from './echarts.ts';
import { trendOption } from './trend-option.ts';
import type { Trend } from './trend.ts';
import styles from './trend-chart.module.css';

export interface ChartHandle {
  png(): string;
  svg(): string;
}

interface Props {
  trend: Trend;
  /** What a screen reader says instead of the picture; the table beside it has the figures. */
  alt: string;
  handle: Ref<ChartHandle>;
}

/** Draws the same chart once more, out of sight, for a picture of a known size. */
function drawApart(trend: Trend, host: Element, renderer: 'canvas' | 'svg'): string {
  const palette = chartPalette(host);
  const chart = init(document.createElement('div'), null, { renderer, width: 960, height: 480 });
  chart.setOption({ ...trendOption(trend, palette), backgroundColor: palette.surface });
  const url = chart.getDataURL({ type: renderer === 'svg' ? 'svg' : 'png', pixelRatio: 2 });
  chart.dispose();
  return url;
}

export default function TrendChart({ trend, alt, handle }: Props) {
  const host = useRef<HTMLDivElement>(null);
  const chart = useRef<ReturnType<typeof init> | null>(null);
  const scheme = useComputedColorScheme();

  useEffect(() => {
    const element = host.current;
    if (!element) return;
    const made = init(element, null, { renderer: 'svg' });
    chart.current = made;
    const observer = new ResizeObserver(() => made.resize());
    observer.observe(element);
    return () => {
      observer.disconnect();
      made.dispose();
    };
  }, []);

  useEffect(() => {
    if (host.current) chart.current?.setOption(trendOption(trend, chartPalette(host.current)), true);
    // The palette is read from the page, so a change of theme is a reason to draw.
  }, [trend, scheme]);

  useImperativeHandle(handle, () => {
    const draw = (renderer: 'canvas' | 'svg') =>
      host.current ? drawApart(trend, host.current, renderer) : '';
    return { png: () => draw('canvas'), svg: () => draw('svg') };
  }, [trend]);

  return <div ref={host} className={styles.chart} role="img" aria-label={alt} data-testid="trend-chart" />;
}
