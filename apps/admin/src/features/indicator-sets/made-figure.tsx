import type { SetRow } from '@attune/contracts';
import { useFormats } from '../../language/use-formats.ts';
import { useName } from '../../language/use-name.ts';
import { useSay } from '../../language/use-say.ts';
import { intervalReasonText } from '../indicators/reason-text.ts';
import { useFigureText } from '../indicators/use-figure-text.ts';
import { methodText } from '../receipts/method-text.ts';
import { unitOfItem, type ValuesItem } from './item-unit.ts';
import styles from './made-drawer.module.css';
import { PartReceipt } from './part-receipt.tsx';
import { figureOf } from './set-figure.ts';

interface Props {
  item: ValuesItem;
  row: SetRow;
  department: string;
  onReceipt: (token: string) => void;
}

/** A figure that is the mean of those below, by the policy of the set: each of them has a receipt. */
export function MadeFigure({ item, row, department, onReceipt }: Props) {
  const say = useSay();
  const nameOf = useName();
  const formats = useFormats();
  const text = useFigureText(unitOfItem(item));
  const figure = figureOf(row, item);
  if (!figure) return null;
  return (
    <div className={styles.body} data-testid="made-figure">
      <p className={styles.sentence}>
        {say('made.figure', {
          name: nameOf(item.names),
          value: text.value(figure.value),
          period: formats.periodOf(row.period),
          department,
        })}{' '}
        {say(`roll-up.${figure.policy}-hint`)}
      </p>
      {figure.coverage !== null && figure.coverage < 1 ? (
        <p className={styles.text}>{say('made.covers', { share: formats.percent(figure.coverage, 0) })}</p>
      ) : null}
      <p className={styles.text}>
        {figure.interval
          ? `${say('receipt.certainty-text', {
              level: formats.percent(figure.interval.level, 0),
              low: text.value(figure.interval.low),
              high: text.value(figure.interval.high),
            })} ${methodText(figure.interval.method, say)}`
          : intervalReasonText(figure.intervalReason, say)}
      </p>
      <section>
        <h3 className={styles.title}>{say('made.parts')}</h3>
        <ul className={styles.parts}>
          {figure.receipts.map((token) => (
            <PartReceipt key={token} token={token} onOpen={() => onReceipt(token)} />
          ))}
        </ul>
      </section>
    </div>
  );
}
