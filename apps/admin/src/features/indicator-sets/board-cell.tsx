import type { Indicator, SetItem } from '@attune/contracts';
import { useSay } from '../../language/use-say.ts';
import { CoverageMark } from '../indicator-definitions/coverage-mark.tsx';
import { useFigureText } from '../indicators/use-figure-text.ts';
import styles from './board-cell.module.css';
import type { BoardCell as Cell } from './board-row.ts';
import { knownIndicator } from './known-indicator.ts';
import { useTargetOrigin } from './use-target-origin.ts';

interface Props {
  cell: Cell | undefined;
  item: SetItem | undefined;
  department: string;
  /** Nobody is measured against a target of a set they do not work by. */
  adopted: boolean;
  indicators: readonly Indicator[];
}

/** Whether there is data for an item, and what it is measured against there. */
export function BoardCell({ cell, item, department, adopted, indicators }: Props) {
  const say = useSay();
  const originOf = useTargetOrigin(department);
  const listed = item && knownIndicator(item, indicators);
  const text = useFigureText({ unit: listed?.unit ?? 'score', currencies: listed?.currencies ?? null });
  if (!cell) return <span className={styles.quiet}>–</span>;
  return (
    <span className={styles.cell}>
      <CoverageMark state={cell.state} />
      {adopted && cell.target ? (
        <span className={cell.target.source === 'local' ? styles.local : styles.quiet}>
          {say('card.target', { target: text.exact(cell.target.value) })}
          {cell.target.source === 'local'
            ? ` ${say('board.local', { origin: originOf(cell.target) ?? '' })}`
            : null}
        </span>
      ) : null}
    </span>
  );
}
