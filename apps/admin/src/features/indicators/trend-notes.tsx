import type { ValueAxis } from '../../chart/value-axis.ts';
import { useSay } from '../../language/use-say.ts';
import { gapTexts } from './gap-text.ts';
import { indicativeBelow } from './indicative.ts';
import { breaksOf, type Point } from './series.ts';
import styles from './trend-notes.module.css';

interface Props {
  points: readonly Point[];
  axis: ValueAxis;
  axisText: (value: number) => string;
}

/** What one must know to read the chart honestly, and only what applies to this one. */
export function TrendNotes({ points, axis, axisText }: Props) {
  const say = useSay();
  const gaps = gapTexts(points, say);
  const notes = [
    points.some(({ low }) => low !== null) ? say('trend.band') : null,
    axis.zoomed
      ? say('trend.axis-zoomed', { low: axisText(axis.min), high: axisText(axis.max) })
      : axis.min === 0
        ? say('trend.axis-zero')
        : null,
    points.some(({ value, n }) => value !== null && n < indicativeBelow) ? say('trend.hollow') : null,
    gaps === '' ? null : say('trend.gaps', { reasons: gaps }),
    breaksOf(points).length > 0 ? say('trend.broken') : null,
  ].filter((note) => note !== null);
  return <p className={styles.notes}>{notes.join(' ')}</p>;
}
