import type { Receipt } from '@attune/contracts';
import { useQuery } from '@tanstack/react-query';
import { useFormats } from '../../language/use-formats.ts';
import { useName } from '../../language/use-name.ts';
import { useSay } from '../../language/use-say.ts';
import { departmentsQuery } from '../departments/departments-query.ts';
import { ReceiptFeeds } from './receipt-feeds.tsx';
import styles from './receipt-provenance.module.css';

/** Names begin lines, dots do not. */
const separator = '\u00a0· ';

export function ReceiptProvenance({ receipt }: { receipt: Receipt }) {
  const say = useSay();
  const nameOf = useName();
  const formats = useFormats();
  const { data: known } = useQuery(departmentsQuery);
  const nameOfKey = (key: string) => {
    const found = known?.find((one) => one.key === key);
    return found ? nameOf(found.names) : key;
  };
  const total = receipt.positions.reduce((sum, position) => sum + position, 0);
  return (
    <dl className={styles.list}>
      <dt>{say('receipt.departments')}</dt>
      <dd>{receipt.departments.map(nameOfKey).join(separator)}</dd>
      {receipt.unbound.length === 0 ? null : (
        <>
          <dt>{say('receipt.unbound')}</dt>
          <dd data-testid="receipt-unbound">{receipt.unbound.map(nameOfKey).join(separator)}</dd>
        </>
      )}
      <dt>{say('receipt.feeds')}</dt>
      <dd>
        <ReceiptFeeds receipt={receipt} nameOfDepartment={nameOfKey} />
      </dd>
      <dt>{say('receipt.time-zone')}</dt>
      <dd>{receipt.timeZone}</dd>
      <dt>{say('receipt.positions')}</dt>
      <dd>
        {say('receipt.positions-text', {
          total: formats.integer(total),
          count: formats.integer(receipt.positions.length),
        })}
        <div className={styles.code}>{receipt.positions.join(' · ')}</div>
      </dd>
    </dl>
  );
}
