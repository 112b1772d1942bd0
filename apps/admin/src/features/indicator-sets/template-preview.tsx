import type { SetTemplate } from '@attune/contracts';
import { Button, Drawer } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useName } from '../../language/use-name.ts';
import { useSay } from '../../language/use-say.ts';
import { BodyOutline } from './body-outline.tsx';
import styles from './template-preview.module.css';

interface Props {
  /** Null while none is looked into. */
  template: SetTemplate | null;
  onClose: () => void;
}

export function TemplatePreview({ template, onClose }: Props) {
  const say = useSay();
  const nameOf = useName();
  return (
    <Drawer
      opened={template !== null}
      onClose={onClose}
      position="right"
      size={520}
      title={template ? nameOf(template.body.names) : ''}
      closeButtonProps={{ 'aria-label': say('templates.close') }}
      overlayProps={{ backgroundOpacity: 0.25 }}
    >
      {template ? (
        <div className={styles.body} data-testid="template-preview">
          <p className={styles.text}>{nameOf(template.body.explanations)}</p>
          {template.missing.length > 0 ? (
            <p className={styles.missing} role="note">
              {say('templates.missing', { missing: template.missing.join(say('list.comma')) })}
            </p>
          ) : null}
          <BodyOutline body={template.body} />
          <section>
            <h3 className={styles.title}>{say('templates.sources')}</h3>
            <ul className={styles.sources}>
              {template.sources.map((source) => (
                <li key={source.en}>{nameOf(source)}</li>
              ))}
            </ul>
          </section>
          <Button
            renderRoot={(props) => <Link to="/sets/new" search={{ template: template.key }} {...props} />}
          >
            {say('templates.start')}
          </Button>
        </div>
      ) : null}
    </Drawer>
  );
}
