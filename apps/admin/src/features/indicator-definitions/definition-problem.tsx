import { Link } from '@tanstack/react-router';
import { RequestFailed } from '../../client/request-failed.ts';
import { ProblemNotice } from '../../frame/problem-notice.tsx';
import { useSay } from '../../language/use-say.ts';
import styles from './version-review.module.css';

interface Props {
  error: unknown;
  onRetry: () => void;
}

/** Why a definition cannot be shown. One that is not there is no failure: asking again would not bring it. */
export function DefinitionProblem({ error, onRetry }: Props) {
  const say = useSay();
  if (!(error instanceof RequestFailed) || error.code !== 'indicator-unknown')
    return <ProblemNotice error={error} onRetry={onRetry} />;
  return (
    <div className={styles.missing}>
      <h1 className={styles.title}>{say('definition.unknown')}</h1>
      <p>{say('fault.indicator-unknown')}</p>
      <Link to="/indicators">{say('definition.to-library')}</Link>
    </div>
  );
}
