import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ProblemNotice } from '../../frame/problem-notice.tsx';
import { useFormats } from '../../language/use-formats.ts';
import { useName } from '../../language/use-name.ts';
import { useSay } from '../../language/use-say.ts';
import { CopyButton } from '../../frame/copy-button.tsx';
import { departmentsQuery } from '../departments/departments-query.ts';
import { upperKeys } from '../departments/lowest-departments.ts';
import { DistributionBars } from './distribution-bars.tsx';
import { receiptQuery } from './receipt-query.ts';
import { receiptSentence } from './receipt-sentence.ts';
import { RecountNote } from './recount-note.tsx';
import styles from './receipt-body.module.css';
import { ReceiptCertainty } from './receipt-certainty.tsx';
import { ReceiptKeeping } from './receipt-keeping.tsx';
import { ReceiptLeftOut } from './receipt-left-out.tsx';
import { ReceiptProvenance } from './receipt-provenance.tsx';
import { ownerText } from '../indicators/plugin-title.ts';
import { countText } from '../indicators/count-text.ts';

export function ReceiptBody({ token }: { token: string }) {
  const say = useSay();
  const nameOf = useName();
  const formats = useFormats();
  const { data: departments } = useQuery(departmentsQuery);
  const { data: receipt, error, refetch, dataUpdatedAt } = useQuery(receiptQuery(token));
  if (error && !receipt) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (!receipt)
    return (
      <div className={styles.body} aria-busy="true">
        <Skeleton height={72} />
        <Skeleton height={44} />
        <Skeleton height={180} />
        <Skeleton height={96} />
        <Skeleton height={120} />
      </div>
    );
  return (
    <div className={`${styles.body} ${styles.full}`} data-testid="receipt">
      <div className={styles.body}>
        <p className={styles.sentence} data-testid="receipt-sentence">
          {receiptSentence(receipt, { say, formats, nameOf, upper: upperKeys(departments ?? []) })}
        </p>
        <section className={styles.part}>
          <h3 className={styles.title}>
            {say('receipt.definition')}
            <span className={styles.aside}>
              {say('receipt.version', {
                version: receipt.indicator.version,
                owner: ownerText(receipt.indicator.owner, say),
              })}
            </span>
          </h3>
          <p className={styles.text}>{nameOf(receipt.indicator.explanations)}</p>
          {receipt.indicator.formula === null ? null : (
            <code className={styles.formula}>{receipt.indicator.formula}</code>
          )}
          <Link to="/indicators/$key" params={{ key: receipt.indicator.key }} data-testid="to-definition">
            {say('receipt.to-definition')}
          </Link>
        </section>
        <section className={styles.part}>
          <h3 className={styles.title}>{say('receipt.left-out')}</h3>
          <ReceiptLeftOut excluded={receipt.excluded} />
        </section>
        <section className={styles.part}>
          <h3 className={styles.title}>{say('receipt.certainty')}</h3>
          <ReceiptCertainty receipt={receipt} />
        </section>
        {receipt.distribution ? (
          <section className={styles.part}>
            <h3 className={styles.title}>
              {say('receipt.distribution')}
              <span className={styles.aside}>
                {say('receipt.of-n', { n: countText(receipt.n, formats) })}
              </span>
            </h3>
            <DistributionBars distribution={receipt.distribution} />
          </section>
        ) : null}
        <section className={styles.part}>
          <h3 className={styles.title}>{say('receipt.provenance')}</h3>
          <ReceiptProvenance receipt={receipt} />
        </section>
        <div className={styles.actions}>
          <CopyButton text={token} testId="copy-token">
            {say('receipt.copy')}
          </CopyButton>
          <CopyButton text={window.location.href}>{say('receipt.share-link')}</CopyButton>
        </div>
        <section className={styles.part}>
          <h3 className={styles.title}>{say('keeping.title')}</h3>
          <ReceiptKeeping token={token} />
        </section>
      </div>
      <RecountNote token={token} receipt={receipt} at={new Date(dataUpdatedAt)} />
    </div>
  );
}
