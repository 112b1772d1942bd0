import type { SetTemplate } from '@attune/contracts';
import { Button } from '@mantine/core';
import { IconEye } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { firstSentence } from '../../language/first-sentence.ts';
import { useName } from '../../language/use-name.ts';
import { useSay } from '../../language/use-say.ts';
import styles from './template-list.module.css';
import { TemplatePreview } from './template-preview.tsx';

/** Beginnings: what each is for, how much is in it, and a look inside before anything is made of it. */
export function TemplateList({ templates }: { templates: readonly SetTemplate[] }) {
  const say = useSay();
  const nameOf = useName();
  const [shown, setShown] = useState<SetTemplate | null>(null);
  return (
    <section aria-labelledby="templates-title" data-testid="set-templates">
      <h2 id="templates-title" className={styles.title}>
        {say('templates.title')}
      </h2>
      <p className={styles.lead}>{say('templates.lead')}</p>
      <ul className={styles.cards}>
        {templates.map((template) => {
          const { key, body } = template;
          const name = nameOf(body.names);
          const items = body.groups.reduce((sum, group) => sum + group.items.length, 0);
          return (
            <li key={key} className={styles.card} data-testid={`template-${key}`}>
              <h3 className={styles.name}>{name}</h3>
              <p className={styles.meaning}>{firstSentence(nameOf(body.explanations))}</p>
              <p className={styles.quiet}>
                {say(body.index ? 'templates.size-with-index' : 'templates.size', {
                  items,
                  groups: body.groups.map((group) => nameOf(group.names)).join(say('list.comma')),
                })}
              </p>
              <div className={styles.actions}>
                <Button
                  size="xs"
                  variant="light"
                  renderRoot={(props) => <Link to="/sets/new" search={{ template: key }} {...props} />}
                  aria-label={say('label.of', { label: say('templates.start'), name })}
                >
                  {say('templates.start')}
                </Button>
                <Button
                  size="xs"
                  variant="default"
                  leftSection={<IconEye size={14} stroke={1.8} />}
                  onClick={() => setShown(template)}
                  aria-label={say('label.of', { label: say('templates.look'), name })}
                >
                  {say('templates.look')}
                </Button>
              </div>
            </li>
          );
        })}
      </ul>
      <TemplatePreview template={shown} onClose={() => setShown(null)} />
    </section>
  );
}
