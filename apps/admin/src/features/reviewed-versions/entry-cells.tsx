import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { firstSentence } from '../../language/first-sentence.ts';
import { useFormats } from '../../language/use-formats.ts';
import { useName } from '../../language/use-name.ts';
import { useSay } from '../../language/use-say.ts';
import styles from './entry-cells.module.css';
import type { ReviewedVersion } from './reviewed-version.ts';
import { StateMark } from './state-mark.tsx';
import type { VersionKind } from './version-kind.ts';

/** Something with versions, in the list of all of its kind. */
interface Entry {
  key: string;
  names: ReviewedVersion['body']['names'];
  explanations: ReviewedVersion['body']['explanations'];
  inForce: { version: number; from: string | null; to?: string | null } | null;
  /** A newer version that is being worked on. */
  open: { version: number; status: 'draft' | 'in-review' } | null;
}

/** Its name, the way to it, and what is being worked on. */
export function NameCell({
  kind,
  entry,
  children,
}: {
  kind: VersionKind;
  entry: Entry;
  children?: ReactNode;
}) {
  const nameOf = useName();
  const { key, names, open } = entry;
  return (
    <span className={styles.name}>
      <Link to={kind.addresses.one} params={{ key }} tabIndex={-1} className={styles.link}>
        {nameOf(names)}
      </Link>
      {children}
      {open ? <StateMark state={open.status} version={open.version} /> : null}
    </span>
  );
}

/** What it means, in one sentence. */
export function MeaningCell({ entry: { explanations } }: { entry: Entry }) {
  const nameOf = useName();
  return (
    <span className={styles.meaning} title={nameOf(explanations)}>
      {firstSentence(nameOf(explanations))}
    </span>
  );
}

/** The version in force and its days. */
export function InForceCell({ entry: { inForce }, none }: { entry: Entry; none: string }) {
  const say = useSay();
  const formats = useFormats();
  if (!inForce) return <span className={styles.quiet}>{none}</span>;
  const { version, from, to } = inForce;
  return (
    <TwoLines above={say('version.number', { version })}>
      {from ? say('version.since', { day: formats.day(from) }) : say('version.since-ever')}
      {to ? ` ${say('version.until', { day: formats.day(to) })}` : null}
    </TwoLines>
  );
}

/** What counts, and below it what explains that. */
export function TwoLines({ above, children }: { above: ReactNode; children: ReactNode }) {
  return (
    <span className={styles.lines}>
      {above}
      <span className={styles.quiet}>{children}</span>
    </span>
  );
}
