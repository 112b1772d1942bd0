import { Button } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { CopyButton } from '../../frame/copy-button.tsx';
import { links } from '../../frame/links.ts';
import { useSay } from '../../language/use-say.ts';
import { firstEvent } from './first-event.ts';
import styles from './no-answers.module.css';

/** Empty is a beginning: what would be here, why it is not, and two ways to change that. */
export function NoAnswers() {
  const say = useSay();
  const command = firstEvent(window.location.origin);
  return (
    <div className={styles.page} data-testid="empty">
      <h1 className={styles.title}>{say('empty.title')}</h1>
      <p className={styles.lead}>{say('empty.lead')}</p>
      <Button
        component="a"
        href={links.survey}
        target="_blank"
        size="md"
        rightSection={<IconExternalLink size={16} stroke={1.8} />}
      >
        {say('empty.answer')}
      </Button>
      <p className={styles.note}>{say('empty.answer-lead')}</p>
      <section className={styles.post}>
        <h2 className={styles.subtitle}>{say('empty.post')}</h2>
        <p className={styles.note}>{say('empty.post-lead')}</p>
        {/* Wide content in a box that scrolls must be reachable by keyboard. */}
        <pre className={styles.code} tabIndex={0} aria-label="curl">
          <code>{command}</code>
        </pre>
        <CopyButton text={command}>{say('empty.copy')}</CopyButton>
      </section>
    </div>
  );
}
