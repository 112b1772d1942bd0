import type { Indicator } from '@attune/contracts';
import { CrossFade } from '../../frame/cross-fade.tsx';
import { useFormats } from '../../language/use-formats.ts';
import { useName } from '../../language/use-name.ts';
import { useSay } from '../../language/use-say.ts';
import { ChangeNote } from './change-note.tsx';
import { comparedText } from './compared-text.ts';
import { countText } from './count-text.ts';
import type { NewestRow } from './newest-rows.ts';
import styles from './trend-summary.module.css';
import { useFigureText } from './use-figure-text.ts';
import { VersionNote } from './version-note.tsx';

interface Props {
  indicator: Indicator;
  row: NewestRow;
  previous: string;
  onReceipt: (token: string) => void;
}

/** The figure the trend leads to, and a door to its receipt. */
export function TrendSummary({ indicator, row, previous, onReceipt }: Props) {
  const say = useSay();
  const nameOf = useName();
  const formats = useFormats();
  const text = useFigureText(indicator);
  const value = text.value(row.value);
  const [from = '', to = from] = row.period.split('/');
  const compared = comparedText(indicator, row, { previous, formats });
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
          {formats.period(from, to)}
          {row.change && compared !== '' ? ` · ${say('trend.compared', { previous: compared })}` : null}
        </span>
        <span className={styles.interval}>
          {row.interval ? text.interval(row.interval) : '–'} ·{' '}
          {say('card.n', { n: countText(row.n, formats) })}
        </span>
        <ChangeNote indicator={indicator} change={row.change} previous={compared} />
        <VersionNote row={row} />
      </span>
    </div>
  );
}
