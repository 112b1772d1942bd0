import type { Receipt } from '@attune/contracts';
import { useFormats } from '../../language/use-formats.ts';
import { useSay } from '../../language/use-say.ts';
import { excludedText } from './excluded-text.ts';
import styles from './receipt-left-out.module.css';

export function ReceiptLeftOut({ excluded }: { excluded: Receipt['excluded'] }) {
  const say = useSay();
  const formats = useFormats();
  if (excluded === null) return <p className={styles.unknown}>{say('receipt.once-recounted')}</p>;
  const reasons = Object.entries(excluded).filter(([, n]) => n > 0);
  if (reasons.length === 0) return <p className={styles.none}>{say('receipt.left-out-none')}</p>;
  return (
    <dl className={styles.list}>
      {reasons.map(([reason, n]) => (
        <div key={reason} className={styles.row}>
          <dt>{excludedText(reason, say)}</dt>
          <dd className={styles.count}>{formats.integer(n)}</dd>
        </div>
      ))}
    </dl>
  );
}
