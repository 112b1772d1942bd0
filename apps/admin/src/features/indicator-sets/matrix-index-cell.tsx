import { VisuallyHidden } from '@mantine/core';
import type { SetRow, SetValues } from '@attune/contracts';
import { useFormats } from '../../language/use-formats.ts';
import { useSay } from '../../language/use-say.ts';
import { notComputable } from '../indicators/figure-text.ts';
import figure from './figure-button.module.css';
import styles from './matrix-item-cell.module.css';
import { PartsMark } from './parts-mark.tsx';
import { setReasonText } from './set-reason-text.ts';
import type { MadeOf } from './set-search.ts';

interface Props {
  version: SetValues['versions'][number];
  row: SetRow | undefined;
  /** In words. */
  department: string;
  onMade: (made: MadeOf) => void;
}

export function MatrixIndexCell({ version, row, department, onMade }: Props) {
  const say = useSay();
  const formats = useFormats();
  const index = row?.index;
  if (!row || !index || index.value === null)
    return (
      <span className={styles.none} title={setReasonText(index?.reason, say)}>
        {notComputable}
        <VisuallyHidden>{setReasonText(index?.reason, say)}</VisuallyHidden>
      </span>
    );
  const value = formats.decimal(index.value, 1);
  const hint = [
    index.interval
      ? `${formats.decimal(index.interval.low, 1)}–${formats.decimal(index.interval.high, 1)}`
      : null,
    index.coverage < 1 ? say('index.covers', { share: formats.percent(index.coverage, 0) }) : null,
    say('index.how'),
  ]
    .filter(Boolean)
    .join(' · ');
  return (
    <>
      <button
        type="button"
        tabIndex={-1}
        className={figure.button}
        title={hint}
        aria-label={`${department}, ${value}. ${hint}`}
        onClick={() => onMade({ item: null, department: row.department })}
      >
        {value}
      </button>
      <PartsMark version={version} row={row} />
    </>
  );
}
