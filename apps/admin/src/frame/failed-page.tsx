import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import styles from './failed-page.module.css';
import { ProblemNotice } from './problem-notice.tsx';

/** Where a page itself fails: its code did not load, or it has a fault. */
export function FailedPage({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  return (
    <main className={styles.page}>
      <ProblemNotice
        error={error}
        onRetry={() => {
          reset();
          void router.invalidate();
        }}
      />
    </main>
  );
}
