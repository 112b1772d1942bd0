import type { IndicatorSetAnswer, SetVersion } from '@attune/contracts';
import { Button } from '@mantine/core';
import { IconArrowBackUp, IconPencil, IconSend, IconTrash } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useSay } from '../../language/use-say.ts';
import { PublishForm } from '../reviewed-versions/publish-form.tsx';
import styles from '../indicator-definitions/review-actions.module.css';
import { useMayChange } from '../reviewed-versions/use-may-change.ts';
import { WhyDialog } from '../reviewed-versions/why-dialog.tsx';
import { discardSetVersion, publishSetVersion, sendBackSetVersion, submitSetVersion } from './change-set.ts';
import { setsChanged } from './sets-changed.ts';

interface Props {
  set: IndicatorSetAnswer;
  version: SetVersion;
  today: string;
}

const icon = { size: 16, stroke: 1.8 };

type Step = 'submit' | 'send-back' | 'discard';

/** The next steps with a version that is being worked on, the one that counts first. */
export function SetReviewActions({ set, version, today }: Props) {
  const say = useSay();
  const may = useMayChange();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [asking, setAsking] = useState<Step | null>(null);
  const { key, versions } = set;
  const { revision, status } = version;
  const of = { key, version: version.version };
  const params = { key, version: String(version.version) };
  const draft = status === 'draft';
  const close = () => setAsking(null);

  async function act(step: Promise<unknown>): Promise<void> {
    await step;
    await setsChanged(queries);
  }

  async function published(): Promise<void> {
    await setsChanged(queries);
    await navigate({ to: '/sets/$key', params: { key } });
  }

  async function gone(): Promise<void> {
    // With its only version the set is gone as well.
    if (versions.length > 1) await navigate({ to: '/sets/$key', params: { key } });
    else await navigate({ to: '/sets' });
    await setsChanged(queries);
  }

  return (
    <section className={styles.box} aria-label={say('review.next')} data-testid="set-review-actions">
      <p className={styles.lead}>{say(draft ? 'review.draft-lead' : 'review.lead')}</p>
      {!draft && may.publish ? (
        <PublishForm
          versions={versions}
          version={version}
          today={today}
          publish={(publication) => publishSetVersion(of, { revision, ...publication })}
          onPublished={published}
        />
      ) : null}
      <div className={styles.actions}>
        {draft && may.propose ? (
          <>
            <Button
              leftSection={<IconSend {...icon} />}
              onClick={() => setAsking('submit')}
              data-testid="submit"
            >
              {say('submit.open')}
            </Button>
            <Button
              variant="default"
              leftSection={<IconPencil {...icon} />}
              renderRoot={(props) => (
                <Link to="/sets/$key/versions/$version/edit" params={params} {...props} />
              )}
            >
              {say('review.edit')}
            </Button>
          </>
        ) : null}
        {!draft && may.publish ? (
          <Button
            variant="default"
            leftSection={<IconArrowBackUp {...icon} />}
            onClick={() => setAsking('send-back')}
          >
            {say('send-back.open')}
          </Button>
        ) : null}
        {may.propose ? (
          <Button
            variant="subtle"
            color="gray"
            leftSection={<IconTrash {...icon} />}
            onClick={() => setAsking('discard')}
          >
            {say('discard.open')}
          </Button>
        ) : null}
      </div>
      <WhyDialog
        opened={asking === 'submit'}
        words="submit"
        onClose={close}
        act={(why) => act(submitSetVersion(of, { revision, why }))}
      />
      <WhyDialog
        opened={asking === 'send-back'}
        words="send-back"
        onClose={close}
        act={(why) => act(sendBackSetVersion(of, { revision, why }))}
      />
      <WhyDialog
        opened={asking === 'discard'}
        words="discard"
        onClose={close}
        act={() => discardSetVersion(of, revision)}
        onDone={gone}
        needsWhy={false}
      />
    </section>
  );
}
