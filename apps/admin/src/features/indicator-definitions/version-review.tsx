import type { DefinitionVersion, IndicatorDefinitionAnswer, Overview } from '@attune/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useFormats } from '../../language/use-formats.ts';
import { useName } from '../../language/use-name.ts';
import { useSay } from '../../language/use-say.ts';
import { departmentsQuery } from '../departments/departments-query.ts';
import { bodyDiff } from './body-diff.ts';
import { DiffTable } from './diff-table.tsx';
import { EffectPanel } from './effect-panel.tsx';
import { ReviewActions } from './review-actions.tsx';
import { StateMark } from '../reviewed-versions/state-mark.tsx';
import { StepList } from '../reviewed-versions/step-list.tsx';
import { useReadAs } from './use-read-as.ts';
import { versionState } from '../reviewed-versions/version-state.ts';
import styles from './version-review.module.css';

interface Props {
  definition: IndicatorDefinitionAnswer;
  version: DefinitionVersion;
  overview: Overview;
}

export function VersionReview({ definition, version, overview }: Props) {
  const say = useSay();
  const nameOf = useName();
  const formats = useFormats();
  const { data: departments } = useQuery(departmentsQuery);
  const { key, versions } = definition;
  const { body, builtIn, from, to } = version;
  const { wholeMonths, several } = useReadAs(body);
  const before = versions.find((one) => one.version < version.version && one.status !== 'draft');
  const root = departments?.find(({ parent }) => parent === null)?.key ?? '';
  const state = versionState(version, overview.today);
  const open = state === 'draft' || state === 'in-review';
  return (
    <div className={styles.page}>
      <header>
        <Link to="/indicators/$key" params={{ key }} className={styles.back}>
          {nameOf(body.names)}
        </Link>
        <h1 className={styles.title}>{say('version.number', { version: version.version })}</h1>
        <p className={styles.context}>
          <StateMark state={state} />
          {open ? null : (
            <span>
              {from && to
                ? formats.period(from, to)
                : from
                  ? say('version.since', { day: formats.day(from) })
                  : to
                    ? say('version.until', { day: formats.day(to) })
                    : say('version.since-ever')}
            </span>
          )}
          <span>{say('definition.owner', { owner: body.owner })}</span>
        </p>
      </header>
      <div className={styles.columns}>
        <div className={styles.what}>
          {open ? <ReviewActions definition={definition} version={version} overview={overview} /> : null}
          <section aria-labelledby="diff-title" data-testid="diff">
            <h2 id="diff-title" className={styles.subtitle}>
              {before ? say('review.changes', { version: before.version }) : say('review.new')}
            </h2>
            <DiffTable diff={bodyDiff(before?.body ?? null, body, root)} first={!before} />
          </section>
          <section aria-labelledby="steps-title">
            <h2 id="steps-title" className={styles.subtitle}>
              {say('review.steps')}
            </h2>
            {builtIn ? (
              <p className={styles.quiet}>
                {say('versions.built-in', { plugin: version.plugin?.name ?? key })}
              </p>
            ) : (
              <StepList steps={version.steps} />
            )}
          </section>
        </div>
        <EffectPanel
          indicatorKey={key}
          body={body}
          overview={overview}
          wholeMonths={wholeMonths}
          several={several}
        />
      </div>
    </div>
  );
}
