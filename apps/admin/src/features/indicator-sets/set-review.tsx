import type { IndicatorSetAnswer, SetVersion } from '@attune/contracts';
import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useFormats } from '../../language/use-formats.ts';
import { useName } from '../../language/use-name.ts';
import { useSay } from '../../language/use-say.ts';
import { departmentsQuery } from '../departments/departments-query.ts';
import { StateMark } from '../reviewed-versions/state-mark.tsx';
import { StepList } from '../reviewed-versions/step-list.tsx';
import { versionState } from '../reviewed-versions/version-state.ts';
import styles from '../indicator-definitions/version-review.module.css';
import { BodyOutline } from './body-outline.tsx';
import { isOpenVersion } from './is-open-version.ts';
import { SetChanges } from './set-changes.tsx';
import { setDiffQuery } from './set-queries.ts';
import { SetReviewActions } from './set-review-actions.tsx';

interface Props {
  set: IndicatorSetAnswer;
  version: SetVersion;
  today: string;
}

export function SetReview({ set, version, today }: Props) {
  const say = useSay();
  const nameOf = useName();
  const formats = useFormats();
  const { key, versions } = set;
  const { body, from, to, proposedBy } = version;
  const { data: departments } = useQuery(departmentsQuery);
  const { data: diff } = useQuery(setDiffQuery(key, version.version));
  const before = versions.find((one) => one.version === diff?.against);
  const proposer = departments?.find((one) => one.key === proposedBy);
  const open = isOpenVersion(version);
  return (
    <div className={styles.page}>
      <header>
        <Link to="/sets/$key" params={{ key }} className={styles.back}>
          {nameOf(body.names)}
        </Link>
        <h1 className={styles.title}>{say('version.number', { version: version.version })}</h1>
        <p className={styles.context}>
          <StateMark state={versionState(version, today)} />
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
          {proposedBy ? (
            <span>{say('propose.by', { department: proposer ? nameOf(proposer.names) : proposedBy })}</span>
          ) : null}
        </p>
      </header>
      <div className={styles.columns}>
        <div className={styles.what}>
          {open ? <SetReviewActions set={set} version={version} today={today} /> : null}
          {diff?.against === null ? null : (
            <section aria-labelledby="set-diff-title" data-testid="set-diff">
              <h2 id="set-diff-title" className={styles.subtitle}>
                {before ? say('review.changes', { version: before.version }) : say('diff.field')}
              </h2>
              {diff ? (
                <SetChanges changes={diff.changes} bodies={before ? [body, before.body] : [body]} />
              ) : (
                <Skeleton height={160} />
              )}
            </section>
          )}
          <section aria-labelledby="set-steps-title">
            <h2 id="set-steps-title" className={styles.subtitle}>
              {say('review.steps')}
            </h2>
            <StepList steps={version.steps} />
          </section>
        </div>
        <section aria-labelledby="set-outline-title">
          <h2 id="set-outline-title" className={styles.subtitle}>
            {say('review.new')}
          </h2>
          <BodyOutline body={body} />
        </section>
      </div>
    </div>
  );
}
