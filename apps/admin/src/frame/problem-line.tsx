import { useSay } from '../language/use-say.ts';
import styles from './problem-line.module.css';
import { problemText } from './problem-text.ts';

/** Why a change was refused, and the next step. Always there, so that it is read aloud when it appears. */
export function ProblemLine({ error }: { error: unknown }) {
  const say = useSay();
  return (
    <div role="alert" className={styles.line}>
      {error ? problemText(error, say) : null}
    </div>
  );
}
