import { Button, Modal, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useFormats } from '../../language/use-formats.ts';
import { useSay } from '../../language/use-say.ts';
import type { ChangeHeadings } from './change-table.tsx';
import styles from './dialog.module.css';
import type { ReviewedVersion, Versioned, VersionName } from './reviewed-version.ts';
import type { VersionKind } from './version-kind.ts';

/** How two people's texts of one draft are compared. */
export interface Comparing<Version extends ReviewedVersion> {
  /** All versions as they are now. */
  read: (key: string, signal: AbortSignal) => Promise<Versioned<Version>>;
  differences: (theirs: Version['body'], headings: ChangeHeadings) => ReactNode;
}

interface Props<Version extends ReviewedVersion> extends Comparing<Version> {
  kind: VersionKind;
  opened: boolean;
  of: VersionName;
  onClose: () => void;
  onTake: (theirs: Version) => void;
  /** With the revision that has been looked at. */
  onOverwrite: (revision: number, why: string) => void;
}

/** Two people on one draft: who did what meanwhile, and both texts beside each other. Nobody's is lost unasked. */
export function ChangedDialog<Version extends ReviewedVersion>({ opened, ...rest }: Props<Version>) {
  const say = useSay();
  return (
    <Modal
      opened={opened}
      onClose={rest.onClose}
      size={720}
      title={say('changed.title')}
      closeButtonProps={{ 'aria-label': say('dialog.close') }}
      centered
    >
      <Changed {...rest} />
    </Modal>
  );
}

/** Looks anew each time it opens. */
function Changed<Version extends ReviewedVersion>({
  kind,
  of,
  read,
  differences,
  onClose,
  onTake,
  onOverwrite,
}: Omit<Props<Version>, 'opened'>) {
  const say = useSay();
  const formats = useFormats();
  const [looking, setLooking] = useState(false);
  // A question of its own: what the editor began with must not change under it.
  const { data: now } = useQuery({
    queryKey: ['versions-now', kind.addresses.one, of.key],
    queryFn: ({ signal }) => read(of.key, signal),
    staleTime: 0,
    gcTime: 0,
  });
  const theirs = now?.versions.find(({ version }) => version === of.version);
  const step = theirs?.steps.at(-1);
  if (!theirs || !step) return <Skeleton height={120} />;
  return (
    <div className={styles.form} data-testid={`${kind.prefix}changed`}>
      <p className={styles.text}>
        {say(`step.${step.step}`, { name: step.by.name })}, {formats.instant(new Date(step.at))}:{' '}
        <q>{step.why}</q>
      </p>
      <p className={styles.text}>{say('changed.lead')}</p>
      {looking
        ? differences(theirs.body, { before: say('changed.theirs'), after: say('changed.mine') })
        : null}
      <div className={styles.actions}>
        {looking ? (
          <>
            <Button variant="default" onClick={() => onTake(theirs)}>
              {say('changed.take')}
            </Button>
            <Button
              variant="default"
              onClick={() => onOverwrite(theirs.revision, say('changed.why', { name: step.by.name }))}
            >
              {say('changed.overwrite')}
            </Button>
          </>
        ) : (
          <Button variant="default" onClick={() => setLooking(true)}>
            {say('changed.look')}
          </Button>
        )}
        <Button onClick={onClose} data-autofocus>
          {say('changed.keep')}
        </Button>
      </div>
    </div>
  );
}
