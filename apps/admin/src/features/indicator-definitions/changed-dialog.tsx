import type { IndicatorBody } from '@attune/contracts';
import { Button, Modal, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormats } from '../../language/use-formats.ts';
import { useSay } from '../../language/use-say.ts';
import { departmentsQuery } from '../departments/departments-query.ts';
import { bodyDiff } from './body-diff.ts';
import type { VersionOf } from './change-definition.ts';
import { definitionQuery } from './definition-queries.ts';
import styles from '../reviewed-versions/dialog.module.css';
import { DiffTable } from './diff-table.tsx';

interface Props {
  opened: boolean;
  of: VersionOf;
  mine: IndicatorBody;
  onClose: () => void;
  onTake: (theirs: IndicatorBody) => void;
  /** With the revision that has been looked at. */
  onOverwrite: (revision: number, why: string) => void;
}

/** Two people on one draft: who did what meanwhile, and both texts beside each other. Nobody's is lost unasked. */
export function ChangedDialog({ opened, onClose, ...rest }: Props) {
  const say = useSay();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size={720}
      title={say('changed.title')}
      closeButtonProps={{ 'aria-label': say('dialog.close') }}
      centered
    >
      <Changed onClose={onClose} {...rest} />
    </Modal>
  );
}

/** Looks anew each time it opens. */
function Changed({ of, mine, onClose, onTake, onOverwrite }: Omit<Props, 'opened'>) {
  const say = useSay();
  const formats = useFormats();
  const [looking, setLooking] = useState(false);
  const { data: departments } = useQuery(departmentsQuery);
  // A question of its own: what the editor began with must not change under it.
  const { data: now } = useQuery({
    ...definitionQuery(of.key),
    queryKey: ['definition-now', of.key],
    staleTime: 0,
    gcTime: 0,
  });
  const theirs = now?.versions.find(({ version }) => version === of.version);
  const step = theirs?.steps.at(-1);
  const root = departments?.find(({ parent }) => parent === null)?.key ?? '';
  if (!theirs || !step) return <Skeleton height={120} />;
  return (
    <div className={styles.form} data-testid="changed">
      <p className={styles.text}>
        {say(`step.${step.step}`, { name: step.by.name })}, {formats.instant(new Date(step.at))}:{' '}
        <q>{step.why}</q>
      </p>
      <p className={styles.text}>{say('changed.lead')}</p>
      {looking ? (
        <DiffTable
          diff={bodyDiff(theirs.body, mine, root)}
          first={false}
          headings={{ before: say('changed.theirs'), after: say('changed.mine') }}
        />
      ) : null}
      <div className={styles.actions}>
        {looking ? (
          <>
            <Button variant="default" onClick={() => onTake(theirs.body)}>
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
