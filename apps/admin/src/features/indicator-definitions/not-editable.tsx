import { Link } from '@tanstack/react-router';
import { useSay } from '../../language/use-say.ts';
import styles from './version-review.module.css';

interface Props {
  indicatorKey: string;
  version: string;
}

export function NotEditable({ indicatorKey, version }: Props) {
  const say = useSay();
  return (
    <div className={styles.missing}>
      <h1 className={styles.title}>{say('editor.closed', { version })}</h1>
      <p>{say('fault.definition-not-draft')}</p>
      <Link to="/indicators/$key/versions/$version" params={{ key: indicatorKey, version }}>
        {say('editor.to-review')}
      </Link>
    </div>
  );
}
