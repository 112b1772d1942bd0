import { breaksOf, runsOf, type Point } from './series.ts';
import styles from './sparkline.module.css';

const [width, height, inset] = [200, 40, 3];

function domainOf(points: readonly Point[]): readonly [number, number] {
  const all = points.flatMap(({ value, low, high }) => [value, low, high]).filter((one) => one !== null);
  const [low, high] = [Math.min(...all), Math.max(...all)];
  return low < high ? [low, high] : [low - 1, high + 1];
}

/** A line without axes, its interval as a tint. Drawn by hand so that the first page needs no chart library. */
export function Sparkline({ points }: { points: readonly Point[] }) {
  if (points.every(({ value }) => value === null)) return <svg className={styles.spark} aria-hidden="true" />;
  const [low, high] = domainOf(points);
  const placed = points.map((point, at) => ({
    ...point,
    x: points.length === 1 ? width / 2 : (at / (points.length - 1)) * width,
  }));
  const y = (value: number) => inset + (1 - (value - low) / (high - low)) * (height - 2 * inset);
  const path = (pairs: readonly (readonly [number, number])[]) =>
    pairs.map(([px, py]) => `${px.toFixed(1)} ${py.toFixed(1)}`).join('L');
  return (
    <svg
      className={styles.spark}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      {breaksOf(points).map(({ at, from }) => {
        const x = ((at - 0.5) / Math.max(1, points.length - 1)) * width;
        return <line key={from} className={styles.break} x1={x} x2={x} y1={0} y2={height} />;
      })}
      {runsOf(placed).map((run) => {
        const upper = run.map(({ x, value, high: top }) => [x, y(top ?? value ?? 0)] as const);
        const lower = run.map(({ x, value, low: floor }) => [x, y(floor ?? value ?? 0)] as const).reverse();
        const line = run.map(({ x, value }) => [x, y(value ?? 0)] as const);
        const start = run[0]?.from;
        return (
          <g key={start}>
            <path className={styles.band} d={`M${path([...upper, ...lower])}z`} />
            {/* A lone point is drawn as a short dash: a line of no length would not be seen. */}
            <path className={styles.line} d={`M${path(line)}${line.length === 1 ? 'h0.01' : ''}`} />
          </g>
        );
      })}
    </svg>
  );
}
