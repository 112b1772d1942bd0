import type { SetRow, SetValues } from '@attune/contracts';
import { useFormats } from '../../language/use-formats.ts';
import { useName } from '../../language/use-name.ts';
import { useSay } from '../../language/use-say.ts';
import { intervalReasonText } from '../indicators/reason-text.ts';
import { methodText } from '../receipts/method-text.ts';
import { contributionsOf } from './contributions.ts';
import { indexText } from './index-text.ts';
import { nameOfItem } from './item-name.ts';
import styles from './made-drawer.module.css';
import { figureOf } from './set-figure.ts';
import { setReasonText } from './set-reason-text.ts';

interface Props {
  version: SetValues['versions'][number];
  row: SetRow;
  department: string;
  onReceipt: (token: string) => void;
}

/** The index as a sum that can be checked with a pocket calculator, part by part. */
export function MadeIndex({ version, row, department, onReceipt }: Props) {
  const say = useSay();
  const nameOf = useName();
  const formats = useFormats();
  const { index } = row;
  if (!version.index || !index) return null;
  const parts = contributionsOf(version, row);
  const geometric = version.index.aggregation === 'geometric';
  return (
    <div className={styles.body} data-testid="made-index">
      <p className={styles.sentence}>
        {index.value === null
          ? say('made.index-none', {
              name: nameOf(version.index.names),
              period: formats.periodOf(row.period),
              department,
              reason: setReasonText(index.reason, say),
            })
          : say('made.index', {
              name: nameOf(version.index.names),
              value: formats.decimal(index.value, 1),
              made: say(geometric ? 'made.product' : 'made.sum'),
              period: formats.periodOf(row.period),
              department,
            })}
      </p>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{say('set.head-item')}</th>
            <th scope="col">{say('set.head-score')}</th>
            <th scope="col">{say('made.counted')}</th>
            {geometric ? null : <th scope="col">{say('made.points')}</th>}
          </tr>
        </thead>
        <tbody>
          {parts.map((part) => {
            const [receipt] = figureOf(row, part)?.receipts ?? [];
            return (
              <tr key={nameOfItem(part)}>
                <th scope="row">
                  {receipt ? (
                    <button type="button" className={styles.link} onClick={() => onReceipt(receipt)}>
                      {nameOf(part.names)}
                    </button>
                  ) : (
                    nameOf(part.names)
                  )}
                </th>
                <td>{part.score === null ? '–' : formats.decimal(part.score, 1)}</td>
                <td>{part.counted === null ? '–' : formats.percent(part.counted, 1)}</td>
                {geometric ? null : <td>{part.points === null ? '–' : formats.decimal(part.points, 1)}</td>}
              </tr>
            );
          })}
        </tbody>
      </table>
      {index.coverage < 1 ? (
        <p className={styles.text}>{say('made.missing', { share: formats.percent(index.coverage, 0) })}</p>
      ) : null}
      <p className={styles.text}>{indexText(version.index, { say, formats })}</p>
      <p className={styles.text}>
        {index.interval
          ? say('receipt.certainty-text', {
              level: formats.percent(index.interval.level, 0),
              low: formats.decimal(index.interval.low, 1),
              high: formats.decimal(index.interval.high, 1),
            })
          : index.value === null
            ? null
            : intervalReasonText(index.intervalReason, say)}{' '}
        {index.interval ? methodText(index.interval.method, say) : null}
      </p>
    </div>
  );
}
