import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useFormats } from '../../language/use-formats.ts';
import { useName } from '../../language/use-name.ts';
import { useSay } from '../../language/use-say.ts';
import { countText } from '../indicators/count-text.ts';
import { figureText } from '../indicators/figure-text.ts';
import { receiptQuery } from '../receipts/receipt-query.ts';
import styles from './made-drawer.module.css';

/** One of the figures that another is made of, by its receipt. */
export function PartReceipt({ token, onOpen }: { token: string; onOpen: () => void }) {
  const say = useSay();
  const nameOf = useName();
  const formats = useFormats();
  const { data: receipt, error } = useQuery(receiptQuery(token));
  if (error && !receipt) return <li className={styles.part}>{say('made.part-failed')}</li>;
  if (!receipt)
    return (
      <li className={styles.part}>
        <Skeleton height={20} />
      </li>
    );
  return (
    <li className={styles.part}>
      <button type="button" className={styles.link} onClick={onOpen}>
        {nameOf(receipt.department.names)}
      </button>
      <span>{figureText(receipt.indicator, formats, say).value(receipt.value)}</span>
      <span className={styles.quiet}>{say('card.n', { n: countText(receipt.n, formats) })}</span>
    </li>
  );
}
