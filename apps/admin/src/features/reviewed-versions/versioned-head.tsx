import type { ReactNode } from 'react';
import { useFormats } from '../../language/use-formats.ts';
import { useName } from '../../language/use-name.ts';
import { useSay } from '../../language/use-say.ts';
import type { ReviewedVersion, Versioned } from './reviewed-version.ts';
import { StateMark } from './state-mark.tsx';
import { VersionActions } from './version-actions.tsx';
import type { VersionKind } from './version-kind.ts';
import { isOpenVersion, versionState } from './version-state.ts';
import styles from './versioned-head.module.css';

interface Props {
  kind: VersionKind;
  of: Versioned;
  /** The version that is meant today. */
  shown: ReviewedVersion;
  today: string;
  /** What else is said in the line of state and owner. */
  context?: ReactNode;
  /** What stands below its explanation. */
  children?: ReactNode;
}

/** What it is called and for, which version is meant, who answers for it, and what can be done next. */
export function VersionedHead({ kind, of, shown, today, context, children }: Props) {
  const say = useSay();
  const nameOf = useName();
  const formats = useFormats();
  const { body, version, from, to } = shown;
  return (
    <div className={styles.head}>
      <div className={styles.words}>
        <h1 className={styles.title}>{nameOf(body.names)}</h1>
        <p className={styles.context}>
          <StateMark state={versionState(shown, today)} version={version} />
          {isOpenVersion(shown) ? null : (
            <span>{from ? say('version.since', { day: formats.day(from) }) : say('version.since-ever')}</span>
          )}
          {to === null || isOpenVersion(shown) ? null : (
            <span data-testid="until">{say('version.until', { day: formats.day(to) })}</span>
          )}
          <span>{say('versions.owner', { owner: body.owner })}</span>
          <code className={styles.key}>{of.key}</code>
          {context}
        </p>
        <p className={styles.lead}>{nameOf(body.explanations)}</p>
        {children}
      </div>
      <VersionActions kind={kind} of={of} today={today} />
    </div>
  );
}
