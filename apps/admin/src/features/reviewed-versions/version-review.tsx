import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useFormats } from '../../language/use-formats.ts';
import { useName } from '../../language/use-name.ts';
import { useSay } from '../../language/use-say.ts';
import { ReviewActions } from './review-actions.tsx';
import type { ReviewedVersion, Versioned } from './reviewed-version.ts';
import { StateMark } from './state-mark.tsx';
import { versionDays } from './version-days.ts';
import type { VersionKind } from './version-kind.ts';
import styles from './version-review.module.css';
import { isOpenVersion, versionState } from './version-state.ts';
import { VersionStory } from './version-story.tsx';

interface Props {
  kind: VersionKind;
  of: Versioned;
  version: ReviewedVersion;
  today: string;
  /** What else is said of where it comes from. */
  origin?: ReactNode;
  /** Null where there is nothing before it. */
  changes: { title: string; table: ReactNode } | null;
  beside: ReactNode;
}

/** One version: the next step with it, what it changes and who did what; beside it what that comes to. */
export function VersionReview({ kind, of, version, today, origin, changes, beside }: Props) {
  const say = useSay();
  const nameOf = useName();
  const formats = useFormats();
  const { key } = of;
  const { names, owner } = version.body;
  const open = isOpenVersion(version);
  const id = (name: string) => `${kind.prefix}${name}`;
  return (
    <div className={styles.page}>
      <header>
        <Link to={kind.addresses.one} params={{ key }} className={styles.back}>
          {nameOf(names)}
        </Link>
        <h1 className={styles.title}>{say('version.number', { version: version.version })}</h1>
        <p className={styles.context}>
          <StateMark state={versionState(version, today)} />
          {open ? null : <span>{versionDays(version, { say, formats })}</span>}
          <span>{say('versions.owner', { owner })}</span>
          {origin}
        </p>
      </header>
      <div className={styles.columns}>
        <div className={styles.what}>
          {open ? <ReviewActions kind={kind} of={of} version={version} today={today} /> : null}
          {changes ? (
            <section aria-labelledby={id('diff-title')} data-testid={id('diff')}>
              <h2 id={id('diff-title')} className={styles.subtitle}>
                {changes.title}
              </h2>
              {changes.table}
            </section>
          ) : null}
          <section aria-labelledby={id('steps-title')}>
            <h2 id={id('steps-title')} className={styles.subtitle}>
              {say('review.steps')}
            </h2>
            <VersionStory of={key} version={version} />
          </section>
        </div>
        {beside}
      </div>
    </div>
  );
}
