import { VisuallyHidden } from '@mantine/core';
import type { Indicator } from '@attune/contracts';
import { memo } from 'react';
import { CrossFade } from '../../frame/cross-fade.tsx';
import { useFormats } from '../../language/use-formats.ts';
import { useName } from '../../language/use-name.ts';
import { useSay } from '../../language/use-say.ts';
import { ChangeNote } from '../indicators/change-note.tsx';
import { indicativeBelow } from '../indicators/indicative.ts';
import { intervalReasonText, reasonText } from '../indicators/reason-text.ts';
import type { NewestRow } from '../indicators/newest-rows.ts';
import type { Point } from '../indicators/series.ts';
import { Sparkline } from '../indicators/sparkline.tsx';
import { useFigureText } from '../indicators/use-figure-text.ts';
import { VersionNote } from '../indicators/version-note.tsx';
import { IntervalRuler } from './interval-ruler.tsx';
import styles from './score-card.module.css';
import { TargetNote } from './target-note.tsx';
import { countText } from '../indicators/count-text.ts';

interface Props {
  indicator: Indicator;
  row: NewestRow;
  series: readonly Point[];
  open: boolean;
  onReceipt: (token: string) => void;
  onTrend: (indicator: string) => void;
}

/** Drawn again only when its own figure or course has moved. */
export const ScoreCard = memo(function ScoreCard(props: Props) {
  const { indicator, row, series, open, onReceipt, onTrend } = props;
  const say = useSay();
  const nameOf = useName();
  const formats = useFormats();
  const text = useFigureText(indicator);
  const name = nameOf(indicator.names);
  const value = text.value(row.value);
  const n = say('card.n', { n: countText(row.n, formats) });
  const interval = row.interval ? text.interval(row.interval) : null;
  // Read by whole months, or since a version began: not the days of the page.
  const ownDays = indicator.wholeMonths || row.earlier !== undefined;
  const level = formats.percent(row.interval?.level ?? 0.95, 0);
  return (
    <article className={styles.card} aria-label={name} data-testid={`card-${indicator.key}`}>
      <h2 className={styles.name} title={nameOf(indicator.explanations)}>
        {name}
      </h2>
      <button type="button" className={styles.figure} onClick={() => onReceipt(row.receipt)}>
        <VisuallyHidden>{name} </VisuallyHidden>
        <span className={styles.value} data-testid="value">
          <CrossFade text={value} />
        </span>
        <span className={styles.n}>{n}</span>
        {ownDays ? <span className={styles.days}>{formats.periodOf(row.period)}</span> : null}
        <VisuallyHidden>: {say('card.open-receipt')}</VisuallyHidden>
      </button>
      <IntervalRuler row={row} />
      {row.value === null ? (
        <p className={styles.reason}>{reasonText(row.reason, say)}</p>
      ) : (
        <div className={styles.facts}>
          <div className={styles.line}>
            <span
              className={styles.interval}
              title={
                interval
                  ? say('card.interval', { level, interval })
                  : intervalReasonText(row.intervalReason, say)
              }
            >
              {interval ?? '–'}
              {(row.n ?? 0) < indicativeBelow ? (
                <span className={styles.indicative} title={say('card.indicative-hint')}>
                  {say('card.indicative')}
                </span>
              ) : null}
            </span>
            <TargetNote indicator={indicator} row={row} />
          </div>
          <ChangeNote indicator={indicator} change={row.change} />
          {ownDays && row.change ? (
            <span className={styles.compared} data-testid="compared">
              {say('pulse.compared', { period: formats.periodOf(row.change.against) })}
            </span>
          ) : null}
          <VersionNote row={row} />
        </div>
      )}
      <button
        type="button"
        className={styles.trend}
        aria-label={say('card.trend', { indicator: name })}
        aria-pressed={open}
        onClick={() => onTrend(indicator.key)}
      >
        <Sparkline points={series} />
      </button>
    </article>
  );
});
