import type { DefinitionStep } from '@attune/contracts';
import { Link } from '@tanstack/react-router';
import { useFormats } from '../../language/use-formats.ts';
import { useSay } from '../../language/use-say.ts';
import type { Versioned } from './reviewed-version.ts';
import { StateMark } from './state-mark.tsx';
import { versionDays } from './version-days.ts';
import type { VersionKind } from './version-kind.ts';
import styles from './version-list.module.css';
import { isOpenVersion, versionState } from './version-state.ts';
import { VersionStory } from './version-story.tsx';

interface Props {
  kind: VersionKind;
  of: Versioned;
  today: string;
}

/** Every version with the days it is in force, who wanted it, who approved it and why. */
export function VersionList({ kind, of: { key, versions }, today }: Props) {
  const say = useSay();
  const formats = useFormats();
  const id = `${kind.prefix}versions`;
  return (
    <section aria-labelledby={`${id}-title`} data-testid={id}>
      <h2 id={`${id}-title`} className={styles.title}>
        {say('versions.title')}
      </h2>
      <ol className={styles.list}>
        {versions.map((version) => (
          <li key={version.version} className={styles.version}>
            <div className={styles.head}>
              <Link
                className={styles.link}
                to={kind.addresses.version}
                params={{ key, version: String(version.version) }}
              >
                {say('version.number', { version: version.version })}
              </Link>
              <StateMark state={versionState(version, today)} />
            </div>
            {isOpenVersion(version) ? null : (
              <p className={styles.quiet}>{versionDays(version, { say, formats })}</p>
            )}
            <VersionStory of={key} version={{ ...version, steps: toldSteps(version.steps) }} />
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Without every edit on the way: the review page has all of it. */
const toldSteps = (steps: DefinitionStep[]) =>
  steps.filter(({ step }, at) => step !== 'edited' || at === steps.length - 1);
