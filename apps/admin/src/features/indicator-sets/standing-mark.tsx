import type { SetFigure } from '@attune/contracts';
import styles from './standing-mark.module.css';

type Standing = NonNullable<SetFigure['standing']>;

const shapes: Record<Standing, string> = {
  good: 'M5 1 9.5 9H.5z',
  watch: 'M5 1.6a3.4 3.4 0 1 1 0 6.8 3.4 3.4 0 0 1 0-6.8z',
  bad: 'M5 9 .5 1h9z',
  uncertain: 'M5 1.2 8.8 5 5 8.8 1.2 5z',
};

/** ▲ good, ● watch, ▼ bad, ◇ not to be told: shape and colour say the same. Words stand beside it. */
export function StandingMark({ standing }: { standing: Standing }) {
  return (
    <svg
      className={styles.mark}
      data-standing={standing}
      width="10"
      height="10"
      viewBox="0 0 10 10"
      aria-hidden="true"
      focusable="false"
    >
      <path d={shapes[standing]} />
    </svg>
  );
}
