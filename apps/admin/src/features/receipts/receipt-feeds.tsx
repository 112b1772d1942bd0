import type { Receipt } from '@attune/contracts';
import { useName } from '../../language/use-name.ts';
import { useSay } from '../../language/use-say.ts';
import { feedGroups } from './feed-texts.ts';
import styles from './receipt-feeds.module.css';

interface Props {
  receipt: Receipt;
  nameOfDepartment: (key: string) => string;
}

/** Which question or event of which department is in the number, and how its scale was read. */
export function ReceiptFeeds({ receipt, nameOfDepartment }: Props) {
  const say = useSay();
  const nameOf = useName();
  const groups = feedGroups(receipt, { say, nameOf, nameOfDepartment });
  if (groups.length === 0) return <p className={styles.none}>{say('receipt.feeds-none')}</p>;
  return groups.map(({ input, lines }) => (
    <div key={input} className={styles.group}>
      {input === null ? null : <div className={styles.input}>{input}</div>}
      <ul className={styles.lines}>
        {lines.map(({ measure, text }) => (
          <li key={text} data-testid="receipt-feed">
            {text}
            {text.includes(measure) ? null : <div className={styles.measure}>{measure}</div>}
          </li>
        ))}
      </ul>
    </div>
  ));
}
