import type { IndicatorSetBody } from '@attune/contracts';
import { useSay } from '../../language/use-say.ts';
import type { Faults } from '../reviewed-versions/use-draft-editor.ts';
import { fieldName } from './field-name.ts';
import styles from './set-faults.module.css';
import { useSetNames } from './use-set-names.ts';

/** What is still wrong, in one list, for whoever does not see the field that is marked. */
export function SetFaults({ faults, body }: { faults: Faults; body: IndicatorSetBody }) {
  const say = useSay();
  const names = useSetNames();
  const found = Object.entries(faults);
  if (found.length === 0) return null;
  return (
    <section className={styles.faults} aria-label={say('set-editor.faults')}>
      <h2 className={styles.title}>{say('set-editor.faults')}</h2>
      <ul className={styles.list}>
        {found.map(([field, text]) => (
          <li key={field}>
            <strong>{fieldName(field, body, names)}</strong> {say(text)}
          </li>
        ))}
      </ul>
    </section>
  );
}
