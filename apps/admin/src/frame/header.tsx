import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { AccountMenu } from '../features/identity/account-menu.tsx';
import type { LiveState } from '../features/live/live-connection.ts';
import { LiveStatus } from '../features/live/live-status.tsx';
import { overviewQuery } from '../features/overview/overview-query.ts';
import { LanguageMenu } from '../language/language-menu.tsx';
import { useName } from '../language/use-name.ts';
import { useSay } from '../language/use-say.ts';
import { ThemeMenu } from '../theme/theme-menu.tsx';
import styles from './header.module.css';
import { links } from './links.ts';
import { Mark } from './mark.tsx';
import { NavigationBar } from './navigation-bar.tsx';

export function Header({ live }: { live: LiveState }) {
  const say = useSay();
  const nameOf = useName();
  const { data: overview } = useQuery(overviewQuery);
  const newTab = say('header.opens-new-tab');
  return (
    <header className={styles.header}>
      <div className={styles.inside}>
        <Link to="/" className={styles.brand}>
          <Mark size={24} />
          <span>{say('product.name')}</span>
        </Link>
        <NavigationBar />
        <span className={styles.enterprise}>{overview ? nameOf(overview.enterprise) : null}</span>
        <LiveStatus state={live} />
        <nav className={styles.links}>
          <a className={styles.link} href={links.survey} target="_blank" rel="noreferrer" title={newTab}>
            {say('header.survey')}
          </a>
          <a className={styles.link} href={links.docs} target="_blank" rel="noreferrer" title={newTab}>
            {say('header.docs')}
          </a>
        </nav>
        <div className={styles.tools}>
          <LanguageMenu />
          <ThemeMenu />
          <AccountMenu />
        </div>
      </div>
    </header>
  );
}
