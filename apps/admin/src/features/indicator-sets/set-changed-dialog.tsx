import type { IndicatorSetBody } from '@attune/contracts';
import { Button, Modal, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormats } from '../../language/use-formats.ts';
import { useSay } from '../../language/use-say.ts';
import styles from '../reviewed-versions/dialog.module.css';
import { bodyChanges } from './body-changes.ts';
import type { SetVersionOf } from './change-set.ts';
import { SetChanges } from './set-changes.tsx';
import { setQuery } from './set-queries.ts';

interface Props {
  opened: boolean;
  of: SetVersionOf;
  mine: IndicatorSetBody;
  onClose: () => void;
  /** With the revision that it is. */
  onTake: (theirs: IndicatorSetBody, revision: number) => void;
  /** With the revision that has been looked at. */
  onOverwrite: (revision: number, why: string) => void;
}

/** Two people on one draft: who did what meanwhile, and both texts beside each other. Nobody's is lost unasked. */
export function SetChangedDialog({ opened, of, mine, onClose, onTake, onOverwrite }: Props) {
  const say = useSay();
  const formats = useFormats();
  const [looking, setLooking] = useState(false);
  // A question of its own: what the editor began with must not change under it.
  const { data: now } = useQuery({
    ...setQuery(of.key),
    queryKey: ['set-now', of.key],
    enabled: opened,
    staleTime: 0,
  });
  const theirs = now?.versions.find(({ version }) => version === of.version);
  const step = theirs?.steps.at(-1);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size={looking ? 720 : 480}
      title={say('changed.title')}
      closeButtonProps={{ 'aria-label': say('dialog.close') }}
      centered
    >
      {theirs && step ? (
        <div className={styles.form} data-testid="set-changed">
          <p className={styles.text}>
            {say(`step.${step.step}`, { name: step.by.name })}, {formats.instant(new Date(step.at))}:{' '}
            <q>{step.why}</q>
          </p>
          <p className={styles.text}>{say('changed.lead')}</p>
          {looking ? (
            <SetChanges
              changes={bodyChanges(theirs.body, mine)}
              bodies={[mine, theirs.body]}
              headings={{ before: say('changed.theirs'), after: say('changed.mine') }}
            />
          ) : null}
          <div className={styles.actions}>
            {looking ? (
              <>
                <Button variant="default" onClick={() => onTake(theirs.body, theirs.revision)}>
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
      ) : (
        <Skeleton height={120} />
      )}
    </Modal>
  );
}
