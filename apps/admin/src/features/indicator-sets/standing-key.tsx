import { standings } from '@attune/contracts';
import { useSay } from '../../language/use-say.ts';
import styles from './standing-key.module.css';
import { StandingMark } from './standing-mark.tsx';

/** What the four shapes mean, once, above what uses them. */
export function StandingKey() {
  const say = useSay();
  return (
    <div className={styles.key}>
      <p className={styles.lead}>{say('standing.lead')}</p>
      <ul className={styles.marks}>
        {standings.map((standing) => (
          <li key={standing} className={styles.mark}>
            <StandingMark standing={standing} />
            {say(`standing.${standing}`)}
          </li>
        ))}
      </ul>
    </div>
  );
}
