import { Button } from '@mantine/core';
import { IconArrowBackUp, IconPencil, IconSend, IconTrash } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useSay } from '../../language/use-say.ts';
import { PublishForm } from './publish-form.tsx';
import styles from './review-actions.module.css';
import type { ReviewedVersion, Versioned } from './reviewed-version.ts';
import { useMayChange } from './use-may-change.ts';
import type { VersionKind } from './version-kind.ts';
import { WhyDialog } from './why-dialog.tsx';

interface Props {
  kind: VersionKind;
  of: Versioned;
  version: ReviewedVersion;
  today: string;
}

const icon = { size: 16, stroke: 1.8 };

type Step = 'submit' | 'send-back' | 'discard';

/** The next steps with a version that is being worked on, the one that counts first. */
export function ReviewActions({ kind, of: { key, versions }, version, today }: Props) {
  const say = useSay();
  const may = useMayChange();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [asking, setAsking] = useState<Step | null>(null);
  const { revision, status } = version;
  const name = { key, version: version.version };
  const draft = status === 'draft';
  const dialog = (words: Step) => ({ kind, words, opened: asking === words, onClose: () => setAsking(null) });

  async function published(): Promise<void> {
    await kind.changed(queries);
    await navigate({ to: kind.addresses.one, params: { key } });
  }

  async function gone(): Promise<void> {
    // With its only version all of it is gone.
    if (versions.length > 1) await navigate({ to: kind.addresses.one, params: { key } });
    else await navigate({ to: kind.addresses.all });
  }

  return (
    <section
      className={styles.box}
      aria-label={say('review.next')}
      data-testid={`${kind.prefix}review-actions`}
    >
      <p className={styles.lead}>{say(draft ? 'review.draft-lead' : kind.words.review)}</p>
      {!draft && may.publish ? (
        <PublishForm
          versions={versions}
          version={version}
          today={today}
          publish={(publication) => kind.publish(name, { revision, ...publication })}
          onPublished={published}
        />
      ) : null}
      <div className={styles.actions}>
        {draft && may.propose ? (
          <>
            <Button
              data-testid="submit"
              leftSection={<IconSend {...icon} />}
              onClick={() => setAsking('submit')}
            >
              {say('submit.open')}
            </Button>
            <Button
              variant="default"
              leftSection={<IconPencil {...icon} />}
              renderRoot={(props) => (
                <Link
                  to={kind.addresses.edit}
                  params={{ key, version: String(version.version) }}
                  {...props}
                />
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
      <WhyDialog {...dialog('submit')} act={(why) => kind.submit(name, { revision, why })} />
      <WhyDialog {...dialog('send-back')} act={(why) => kind.sendBack(name, { revision, why })} />
      <WhyDialog
        {...dialog('discard')}
        act={() => kind.discard(name, revision)}
        onDone={gone}
        needsWhy={false}
      />
    </section>
  );
}
