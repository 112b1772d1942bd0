import type { SetVersion } from '@attune/contracts';
import { useSay } from '../../language/use-say.ts';
import { BodyOutline } from './body-outline.tsx';
import styles from './not-in-force.module.css';

/** Nothing is measured by a set before it is published: what it will be, and who has the next step. */
export function NotInForce({ version }: { version: SetVersion }) {
  const say = useSay();
  return (
    <section className={styles.box} data-testid="set-not-in-force">
      <div>
        <h2 className={styles.title}>{say('set.not-in-force')}</h2>
        <p className={styles.lead}>
          {say(version.status === 'in-review' ? 'set.not-in-force-review' : 'set.not-in-force-draft')}
        </p>
      </div>
      <BodyOutline body={version.body} />
    </section>
  );
}
