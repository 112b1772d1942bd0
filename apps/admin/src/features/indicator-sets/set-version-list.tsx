import type { SetVersion } from '@attune/contracts';
import { Link } from '@tanstack/react-router';
import { useFormats } from '../../language/use-formats.ts';
import { useSay } from '../../language/use-say.ts';
import { StateMark } from '../reviewed-versions/state-mark.tsx';
import { StepList } from '../reviewed-versions/step-list.tsx';
import { versionState } from '../reviewed-versions/version-state.ts';
import styles from '../indicator-definitions/version-list.module.css';

interface Props {
  setKey: string;
  versions: readonly SetVersion[];
  today: string;
}

/** Every version with the days it is in force, who wanted it, who approved it and why. */
export function SetVersionList({ setKey: key, versions, today }: Props) {
  const say = useSay();
  return (
    <section aria-labelledby="set-versions-title" data-testid="set-versions">
      <h2 id="set-versions-title" className={styles.title}>
        {say('versions.title')}
      </h2>
      <ol className={styles.list}>
        {versions.map((version) => (
          <li key={version.version} className={styles.version}>
            <div className={styles.head}>
              <Link
                className={styles.link}
                to="/sets/$key/versions/$version"
                params={{ key, version: String(version.version) }}
              >
                {say('version.number', { version: version.version })}
              </Link>
              <StateMark state={versionState(version, today)} />
            </div>
            <Days version={version} />
            <StepList
              steps={version.steps.filter(
                ({ step }, at) => step !== 'edited' || at === version.steps.length - 1,
              )}
            />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Days({ version: { from, to, status } }: { version: SetVersion }) {
  const say = useSay();
  const formats = useFormats();
  if (status === 'draft' || status === 'in-review') return null;
  const text =
    from && to
      ? formats.period(from, to)
      : from
        ? say('version.since', { day: formats.day(from) })
        : to
          ? say('version.until', { day: formats.day(to) })
          : say('version.since-ever');
  return <p className={styles.quiet}>{text}</p>;
}
