import { getRouteApi, useRouter } from '@tanstack/react-router';
import { LanguageMenu } from '../../language/language-menu.tsx';
import { useSay } from '../../language/use-say.ts';
import { Mark } from '../../frame/mark.tsx';
import { usePageTitle } from '../../frame/use-page-title.ts';
import { ThemeMenu } from '../../theme/theme-menu.tsx';
import { firstPassword } from './first-password.ts';
import { SignInForm } from './sign-in-form.tsx';
import styles from './sign-in-page.module.css';

const route = getRouteApi('/sign-in');

export function SignInPage() {
  const say = useSay();
  const router = useRouter();
  const { next, ended } = route.useSearch();
  usePageTitle(say('page.sign-in'));

  function enter(): void {
    firstPassword.signedIn();
    // Only a path of our own: an address from outside must not lead away from here.
    router.history.push(next?.startsWith('/') && !next.startsWith('//') ? next : '/');
  }

  return (
    <div className={styles.page}>
      <div className={styles.switches}>
        <LanguageMenu />
        <ThemeMenu />
      </div>
      <main className={styles.main}>
        <Mark size={40} />
        <h1 className={styles.title}>{say('sign-in.title')}</h1>
        <p className={styles.lead}>{say('sign-in.lead')}</p>
        {ended ? (
          <p className={styles.ended} role="status">
            {say('sign-in.ended')}
          </p>
        ) : null}
        <SignInForm onSignedIn={enter} />
        <p className={styles.help}>{say('sign-in.first-start')}</p>
      </main>
    </div>
  );
}
