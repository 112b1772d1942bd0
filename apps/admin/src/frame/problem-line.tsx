import { useSay } from '../language/use-say.ts';
import { problemText } from './problem-text.ts';
import styles from './problem-line.module.css';

/** Why a change was refused, and the next step. Always there, so that it is read aloud when it appears. */
export function ProblemLine({ error }: { error: unknown }) {
  const say = useSay();
  return (
    <div role="alert" className={styles.line}>
      {error ? problemText(error, say) : null}
    </div>
  );
}
