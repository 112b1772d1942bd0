import type { Indicator } from '@attune/contracts';
import { CrossFade } from '../../frame/cross-fade.tsx';
import { useFormats } from '../../language/use-formats.ts';
import { useName } from '../../language/use-name.ts';
import { useSay } from '../../language/use-say.ts';
import { ChangeNote } from './change-note.tsx';
import { countText } from './count-text.ts';
import type { NewestRow } from './newest-rows.ts';
import styles from './trend-summary.module.css';
import { useFigureText } from './use-figure-text.ts';
import { VersionNote } from './version-note.tsx';

interface Props {
  indicator: Indicator;
  row: NewestRow;
  onReceipt: (token: string) => void;
}

/** The figure the trend leads to, and a door to its receipt. */
export function TrendSummary({ indicator, row, onReceipt }: Props) {
  const say = useSay();
  const nameOf = useName();
  const formats = useFormats();
  const text = useFigureText(indicator);
  const value = text.value(row.value);
  return (
    <div className={styles.summary}>
      <button
        type="button"
        className={styles.value}
        aria-label={say('card.receipt', { indicator: nameOf(indicator.names), value })}
        onClick={() => onReceipt(row.receipt)}
      >
        <CrossFade text={value} />
      </button>
      <span className={styles.facts}>
        <span className={styles.interval} data-testid="trend-period">
          {formats.periodOf(row.period)}
          {row.change
            ? ` · ${say('trend.compared', { previous: formats.periodOf(row.change.against) })}`
            : null}
        </span>
        <span className={styles.interval}>
          {row.interval ? text.interval(row.interval) : '–'} ·{' '}
          {say('card.n', { n: countText(row.n, formats) })}
        </span>
        <ChangeNote indicator={indicator} change={row.change} />
        <VersionNote row={row} />
      </span>
    </div>
  );
}
