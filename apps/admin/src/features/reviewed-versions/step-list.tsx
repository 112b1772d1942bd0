import type { DefinitionStep } from '@attune/contracts';
import { useFormats } from '../../language/use-formats.ts';
import { useSay } from '../../language/use-say.ts';
import styles from './step-list.module.css';

/** What was done to a version, by whom and why, the first step first. */
export function StepList({ steps }: { steps: readonly DefinitionStep[] }) {
  const say = useSay();
  const formats = useFormats();
  return (
    <ol className={styles.steps}>
      {steps.map(({ step, by, why, at }) => (
        <li key={`${step} ${at}`} className={styles.step}>
          <span>
            {say(`step.${step}`, { name: by.name })}{' '}
            <time className={styles.time} dateTime={at}>
              {formats.instant(new Date(at))}
            </time>
          </span>
          <q className={styles.why}>{why}</q>
        </li>
      ))}
    </ol>
  );
}
