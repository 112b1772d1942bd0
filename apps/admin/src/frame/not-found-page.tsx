import { Link } from '@tanstack/react-router';
import { useSay } from '../language/use-say.ts';
import { Mark } from './mark.tsx';
import styles from './not-found-page.module.css';
import { usePageTitle } from './use-page-title.ts';

export function NotFoundPage() {
  const say = useSay();
  usePageTitle(say('page.not-found'));
  return (
    <main className={styles.page} data-testid="not-found">
      <Mark size={40} />
      <h1 className={styles.title}>{say('page.not-found')}</h1>
      <p className={styles.lead}>{say('not-found.lead')}</p>
      <Link to="/">{say('not-found.back')}</Link>
    </main>
  );
}
