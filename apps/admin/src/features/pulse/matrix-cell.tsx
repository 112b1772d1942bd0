import { VisuallyHidden } from '@mantine/core';
import type { Indicator } from '@attune/contracts';
import { CrossFade } from '../../frame/cross-fade.tsx';
import { useFormats } from '../../language/use-formats.ts';
import { useName } from '../../language/use-name.ts';
import { useSay } from '../../language/use-say.ts';
import { indicativeBelow } from '../indicators/indicative.ts';
import { notComputable } from '../indicators/figure-text.ts';
import { reasonText } from '../indicators/reason-text.ts';
import { useFigureText } from '../indicators/use-figure-text.ts';
import type { NewestRow } from '../indicators/newest-rows.ts';
import { verdictOfChange } from '../indicators/verdict.ts';
import { VerdictMark } from '../indicators/verdict-mark.tsx';
import { ChangeNote } from '../indicators/change-note.tsx';
import styles from './matrix-cell.module.css';
import type { Standing } from './standing.ts';
import { countText } from '../indicators/count-text.ts';

interface Props {
  indicator: Indicator;
  department: string;
  row: NewestRow | undefined;
  standing: Standing | null;
  reference: string;
  onReceipt: (token: string) => void;
}

export function MatrixCell({ indicator, department, row, standing, reference, onReceipt }: Props) {
  const say = useSay();
  const nameOf = useName();
  const formats = useFormats();
  const text = useFigureText(indicator);
  if (!row || row.value === null)
    return (
      <span className={styles.none} title={reasonText(row?.reason, say)}>
        {notComputable}
        <VisuallyHidden>{reasonText(row?.reason, say)}</VisuallyHidden>
      </span>
    );
  const value = text.value(row.value);
  const n = say('card.n', { n: countText(row.n, formats) });
  const where = standing ? say(`status.${standing.verdict}`, { reference }) : null;
  const began =
    row.earlier === undefined
      ? null
      : say(row.version === row.earlier ? 'version.part-began' : 'version.began', {
          version: row.version,
          day: formats.shortDay(row.period.slice(0, 10)),
        });
  const hint = [row.interval ? text.interval(row.interval) : null, n, where, began]
    .filter(Boolean)
    .join(' · ');
  const changed = row.change ? verdictOfChange(row.change, indicator.polarity) : 'same';
  return (
    <span className={styles.cell}>
      <span className={styles.mark}>{standing ? <VerdictMark verdict={standing.verdict} /> : null}</span>
      {changed === 'same' ? null : (
        <span className={styles.change}>
          <ChangeNote indicator={indicator} change={row.change} plain />
        </span>
      )}
      <button
        type="button"
        tabIndex={-1}
        className={(row.n ?? 0) < indicativeBelow ? styles.indicative : styles.value}
        title={hint}
        aria-label={`${department}, ${say('card.receipt', { indicator: nameOf(indicator.names), value })}. ${hint}`}
        onClick={() => onReceipt(row.receipt)}
      >
        <CrossFade text={value} />
      </button>
    </span>
  );
}
