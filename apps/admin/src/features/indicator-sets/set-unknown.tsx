import { Link } from '@tanstack/react-router';
import { useSay } from '../../language/use-say.ts';
import styles from '../indicator-definitions/version-review.module.css';

/** A set that is not there, or of which there is only a draft that one may not see. */
export function SetUnknown() {
  const say = useSay();
  return (
    <div className={styles.missing}>
      <h1 className={styles.title}>{say('set.unknown')}</h1>
      <p>{say('fault.set-unknown')}</p>
      <Link to="/sets">{say('set.to-all')}</Link>
    </div>
  );
}
