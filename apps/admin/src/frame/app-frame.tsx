import { Outlet } from '@tanstack/react-router';
import { FirstPasswordHint } from '../features/identity/first-password-hint.tsx';
import { useLive } from '../features/live/use-live.ts';
import { useSay } from '../language/use-say.ts';
import styles from './app-frame.module.css';
import { Header } from './header.tsx';

/** What stands around every page of whoever is signed in. */
export function AppFrame() {
  const say = useSay();
  const live = useLive();
  return (
    <>
      <a className={styles.skip} href="#content">
        {say('header.skip')}
      </a>
      <Header live={live} />
      <FirstPasswordHint />
      <main id="content" className={styles.main} tabIndex={-1}>
        <Outlet />
      </main>
    </>
  );
}
