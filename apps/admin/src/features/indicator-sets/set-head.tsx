import type { IndicatorSetAnswer, SetVersion } from '@attune/contracts';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useSay } from '../../language/use-say.ts';
import { VersionedHead } from '../reviewed-versions/versioned-head.tsx';
import styles from './set-head.module.css';
import { setKind } from './set-kind.ts';

interface Props {
  set: IndicatorSetAnswer;
  /** The version that is meant today. */
  shown: SetVersion;
  today: string;
  /** Of whom, and of which days, the page is. */
  children: ReactNode;
}

export function SetHead({ set, shown, today, children }: Props) {
  const say = useSay();
  const { key } = set;
  return (
    <header className={styles.head}>
      <VersionedHead kind={setKind} of={set} shown={shown} today={today} />
      <div className={styles.bar}>
        <nav className={styles.tabs} aria-label={say('set.views')}>
          <Link
            to="/sets/$key"
            params={{ key }}
            className={styles.tab}
            activeOptions={{ exact: true, includeSearch: false }}
            activeProps={{ 'aria-current': 'page' }}
          >
            {say('set.scorecard')}
          </Link>
          <Link
            to="/sets/$key/adoption"
            params={{ key }}
            className={styles.tab}
            activeOptions={{ includeSearch: false }}
            activeProps={{ 'aria-current': 'page' }}
          >
            {say('board.title')}
          </Link>
        </nav>
        <div className={styles.pickers}>{children}</div>
      </div>
    </header>
  );
}
