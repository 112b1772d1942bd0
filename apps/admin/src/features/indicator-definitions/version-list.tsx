import type { DefinitionStep, DefinitionVersion, IndicatorDefinitionAnswer } from '@attune/contracts';
import { Link } from '@tanstack/react-router';
import { useFormats } from '../../language/use-formats.ts';
import { useSay } from '../../language/use-say.ts';
import { StateMark } from '../reviewed-versions/state-mark.tsx';
import { StepList } from '../reviewed-versions/step-list.tsx';
import { versionState } from '../reviewed-versions/version-state.ts';
import styles from './version-list.module.css';

interface Props {
  definition: IndicatorDefinitionAnswer;
  today: string;
}

/** Every version with the days it is in force, who wanted it, who approved it and why. */
export function VersionList({ definition, today }: Props) {
  const say = useSay();
  const { key, versions } = definition;
  return (
    <section aria-labelledby="versions-title" data-testid="versions">
      <h2 id="versions-title" className={styles.title}>
        {say('versions.title')}
      </h2>
      <ol className={styles.list}>
        {versions.map((version) => (
          <li key={version.version} className={styles.version}>
            <div className={styles.head}>
              <Link
                className={styles.link}
                to="/indicators/$key/versions/$version"
                params={{ key, version: String(version.version) }}
              >
                {say('version.number', { version: version.version })}
              </Link>
              <StateMark state={versionState(version, today)} />
            </div>
            <Days version={version} />
            {version.builtIn ? (
              <p className={styles.quiet}>
                {say('versions.built-in', { plugin: version.plugin?.name ?? key })}
              </p>
            ) : (
              <StepList steps={toldSteps(version.steps)} />
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Days({ version: { from, to, status } }: { version: DefinitionVersion }) {
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

/** The story of a version without every edit on the way: the review page has all of it. */
const toldSteps = (steps: readonly DefinitionStep[]) =>
  steps.filter(({ step }, at) => step !== 'edited' || at === steps.length - 1);
