import type { SetFigure } from '@attune/contracts';
import { CrossFade } from '../../frame/cross-fade.tsx';
import { useSay } from '../../language/use-say.ts';
import styles from './figure-button.module.css';

interface Props {
  figure: SetFigure;
  /** What the figure is of, in words. */
  label: string;
  value: string;
  hint?: string;
  /** In a table the cell is the stop, not what is in it. */
  inTable?: boolean;
  onReceipt: (token: string) => void;
  /** For a figure that is made of those of several departments. */
  onMade: () => void;
}

/** Every number is a door: to its receipt, or to what it is made of. */
export function FigureButton({ figure, label, value, hint, inTable, onReceipt, onMade }: Props) {
  const say = useSay();
  const [receipt, ...others] = figure.receipts;
  if (receipt === undefined) return <span className={styles.value}>{value}</span>;
  const spoken = say('card.receipt', { indicator: label, value });
  return (
    <button
      type="button"
      className={styles.button}
      title={hint}
      tabIndex={inTable ? -1 : undefined}
      aria-label={hint ? `${spoken}. ${hint}` : spoken}
      onClick={() => (others.length === 0 ? onReceipt(receipt) : onMade())}
    >
      <CrossFade text={value} />
    </button>
  );
}
