import { useSay } from '../../language/use-say.ts';
import styles from './coverage-mark.module.css';
import type { CoverageState } from './coverage-rows.ts';

/** Full, half, empty, crossed: how much there is, told by the shape alone. */
export function CoverageMark({ state }: { state: CoverageState }) {
  const say = useSay();
  return (
    <span className={styles.mark} data-state={state} title={say(`coverage.${state}-hint`)}>
      <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true" focusable="false">
        <circle cx="6" cy="6" r="4.75" className={styles.ring} />
        {state === 'covered' ? <circle cx="6" cy="6" r="5" className={styles.fill} /> : null}
        {state === 'partial' ? <path d="M6 1a5 5 0 0 1 0 10z" className={styles.fill} /> : null}
        {state === 'unbound' ? <path d="M2.6 9.4 9.4 2.6" className={styles.stroke} /> : null}
      </svg>
      {say(`coverage.${state}`)}
    </span>
  );
}
