import { Link } from '@tanstack/react-router';
import { useSay } from '../language/use-say.ts';
import { places } from './navigation.ts';
import styles from './navigation-bar.module.css';

export function NavigationBar() {
  const say = useSay();
  return (
    <nav className={styles.bar} aria-label={say('nav.label')}>
      {places.map(({ to, name, exact }) => (
        <Link
          key={to}
          to={to}
          className={styles.place}
          activeOptions={{ exact, includeSearch: false }}
          activeProps={{ 'aria-current': 'page' }}
        >
          {say(name)}
        </Link>
      ))}
    </nav>
  );
}
