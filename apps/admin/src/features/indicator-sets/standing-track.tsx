import type { SetFigure } from '@attune/contracts';
import type { ValuesItem } from './item-unit.ts';
import styles from './standing-track.module.css';
import { trackScale } from './track-scale.ts';

interface Props {
  figure: SetFigure | undefined;
  polarity: ValuesItem['polarity'];
}

/** The interval as a band over the zones of the thresholds, the value as a tick, the target as a dashed rule. */
export function StandingTrack({ figure, polarity }: Props) {
  const scale = figure
    ? trackScale({
        value: figure.value,
        interval: figure.interval,
        target: figure.target?.value ?? null,
        thresholds: figure.thresholds,
        polarity,
      })
    : null;
  if (!scale || figure?.value === null) return <span className={styles.track} aria-hidden="true" />;
  return (
    <span className={styles.track} aria-hidden="true">
      {scale.zones.map(({ zone, from, to }) => (
        <span
          key={zone}
          className={styles.zone}
          data-zone={zone}
          style={{ left: `${from}%`, width: `${to - from}%` }}
        />
      ))}
      {scale.interval ? (
        <span
          className={styles.band}
          style={{ left: `${scale.interval.low}%`, width: `${scale.interval.high - scale.interval.low}%` }}
        />
      ) : null}
      {scale.target === null ? null : <span className={styles.target} style={{ left: `${scale.target}%` }} />}
      {scale.value === null ? null : <span className={styles.tick} style={{ left: `${scale.value}%` }} />}
    </span>
  );
}
