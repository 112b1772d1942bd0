import type { Indicator, ValueRow } from '@attune/contracts';
import { useFormats } from '../../language/use-formats.ts';
import { useSay } from '../../language/use-say.ts';
import styles from './change-note.module.css';
import { probabilityText } from './probability-text.ts';
import { useFigureText } from './use-figure-text.ts';
import { verdictOfChange } from './verdict.ts';
import { VerdictMark } from './verdict-mark.tsx';

interface Props {
  indicator: Indicator;
  change: ValueRow['change'];
  /** Without the shape, where another one stands beside it. */
  plain?: boolean;
}

/** The change in words: how much, and whether it is real. Colour and shape only where it is. */
export function ChangeNote({ indicator, change, plain }: Props) {
  const say = useSay();
  const formats = useFormats();
  const text = useFigureText(indicator);
  if (!change) return <span className={styles.none}>{say('change.none')}</span>;
  const verdict = verdictOfChange(change, indicator.polarity);
  const difference = text.difference(change.difference);
  const tested = change.p !== null;
  const whole = say(tested ? `change.${verdict}` : 'change.untested', {
    difference,
    period: formats.periodOf(change.against),
    p: probabilityText(change.p, formats),
  });
  return (
    <span className={styles[verdict]} title={whole} data-verdict={verdict}>
      {verdict === 'same' || plain ? null : <VerdictMark verdict={verdict} />}
      <span className={styles.difference}>{difference}</span>
      <span className={styles.word}>
        {say(!tested ? 'change.untested-word' : verdict === 'same' ? 'change.noise' : 'change.real')}
      </span>
    </span>
  );
}
