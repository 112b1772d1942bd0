import { Link } from '@tanstack/react-router';
import { useSay } from '../../language/use-say.ts';
import styles from './version-review.module.css';

interface Props {
  indicatorKey: string;
  version: string;
}

/** It was discarded, or is a draft that is not for everybody. */
export function VersionMissing({ indicatorKey, version }: Props) {
  const say = useSay();
  return (
    <div className={styles.missing}>
      <h1 className={styles.title}>{say('review.missing', { version })}</h1>
      <p>{say('review.missing-lead')}</p>
      <Link to="/indicators/$key" params={{ key: indicatorKey }}>
        {say('review.to-definition')}
      </Link>
    </div>
  );
}
