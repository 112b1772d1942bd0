import { Link } from '@tanstack/react-router';
import { useSay } from '../../language/use-say.ts';
import styles from '../indicator-definitions/version-review.module.css';

interface Props {
  setKey: string;
  version: string;
  /** It is there, but cannot be edited. */
  closed: boolean;
}

export function SetVersionMissing({ setKey: key, version, closed }: Props) {
  const say = useSay();
  return (
    <div className={styles.missing}>
      <h1 className={styles.title}>{say(closed ? 'editor.closed' : 'review.missing', { version })}</h1>
      <p>{say(closed ? 'set-editor.closed-lead' : 'review.missing-lead')}</p>
      {closed ? (
        <Link to="/sets/$key/versions/$version" params={{ key, version }}>
          {say('editor.to-review')}
        </Link>
      ) : (
        <Link to="/sets/$key" params={{ key }}>
          {say('set.back')}
        </Link>
      )}
    </div>
  );
}
