import type { Receipt } from '@attune/contracts';
import { useFormats } from '../../language/use-formats.ts';
import { useSay } from '../../language/use-say.ts';
import { intervalReasonText, reasonText } from '../indicators/reason-text.ts';
import { useFigureText } from '../indicators/use-figure-text.ts';
import { methodText } from './method-text.ts';
import styles from './receipt-certainty.module.css';

export function ReceiptCertainty({ receipt }: { receipt: Receipt }) {
  const say = useSay();
  const formats = useFormats();
  const text = useFigureText(receipt.indicator);
  const { interval } = receipt;
  if (receipt.recount.outcome === 'large')
    return <p className={styles.unknown}>{say('receipt.once-recounted')}</p>;
  if (receipt.value === null) return <p className={styles.text}>{reasonText(receipt.reason, say)}</p>;
  if (!interval) return <p className={styles.text}>{intervalReasonText(receipt.intervalReason, say)}</p>;
  return (
    <div>
      <p className={styles.text}>
        {say('receipt.certainty-text', {
          level: formats.percent(interval.level, 0),
          low: text.value(interval.low),
          high: text.value(interval.high),
        })}
      </p>
      <p className={styles.method}>{methodText(interval.method, say)}</p>
    </div>
  );
}
