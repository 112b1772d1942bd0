import { useSay } from '../../language/use-say.ts';
import styles from '../indicator-definitions/problem-line.module.css';
import { setProblemText } from './set-problem-text.ts';

/** Why a change was refused, and the next step. Always there, so that it is read aloud when it appears. */
export function SetProblemLine({ error }: { error: unknown }) {
  const say = useSay();
  return (
    <div role="alert" className={styles.line}>
      {error ? setProblemText(error, say) : null}
    </div>
  );
}
