import type { Indicator, ValueRow } from '@attune/contracts';
import { useSay } from '../../language/use-say.ts';
import { useFigureText } from '../indicators/use-figure-text.ts';
import { VerdictMark } from '../indicators/verdict-mark.tsx';
import { againstTarget } from './standing.ts';
import styles from './target-note.module.css';

export function TargetNote({ indicator, row }: { indicator: Indicator; row: ValueRow }) {
  const say = useSay();
  const text = useFigureText(indicator);
  const verdict = againstTarget(row, indicator);
  if (!verdict || verdict === 'different' || indicator.target === null) return null;
  const target = text.exact(indicator.target);
  return (
    <span className={styles.target} title={say(`card.target-${verdict}`, { target })}>
      <span className={verdict === 'same' ? styles.watch : undefined}>
        <VerdictMark verdict={verdict} />
      </span>
      {say('card.target', { target })}
    </span>
  );
}
