import type { Verdict } from './verdict.ts';
import styles from './verdict-mark.module.css';

const shapes: Record<Verdict, string> = {
  better: 'M5 1 9.5 9H.5z',
  worse: 'M5 9 .5 1h9z',
  same: 'M5 2.8a2.2 2.2 0 1 1 0 4.4 2.2 2.2 0 0 1 0-4.4z',
  different: 'M5 .8 9.2 5 5 9.2.8 5z',
};

/** ▲ ▼ ● ◆: shape and colour say the same, so that either alone is enough. Words stand beside it. */
export function VerdictMark({ verdict }: { verdict: Verdict }) {
  return (
    <svg
      className={styles[verdict]}
      width="9"
      height="9"
      viewBox="0 0 10 10"
      aria-hidden="true"
      focusable="false"
    >
      <path d={shapes[verdict]} fill="currentColor" />
    </svg>
  );
}
