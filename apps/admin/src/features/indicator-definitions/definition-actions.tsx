import type { IndicatorDefinitionAnswer } from '@attune/contracts';
import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconArchive, IconDots, IconGitBranch, IconMessageCircle, IconPencil } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useSay } from '../../language/use-say.ts';
import styles from './definition-actions.module.css';
import { RetireDialog } from './retire-dialog.tsx';
import { useMayChange } from '../reviewed-versions/use-may-change.ts';
import { openOf } from '../reviewed-versions/version-state.ts';

interface Props {
  definition: IndicatorDefinitionAnswer;
  today: string;
}

const icon = { size: 16, stroke: 1.8 };

/** What can be done next with a definition: only one version is worked on at a time. */
export function DefinitionActions({ definition, today }: Props) {
  const say = useSay();
  const may = useMayChange();
  const [retiring, setRetiring] = useState(false);
  const { key, versions } = definition;
  const open = openOf(versions);
  const [newest] = versions;
  const params = { key, version: String(open?.version ?? (newest?.version ?? 0) + 1) };
  const newestPublished = versions.find(({ status }) => status === 'published');
  const retirable = may.publish && newestPublished && !newestPublished.builtIn;
  return (
    <div className={styles.actions}>
      {open?.status === 'in-review' ? (
        <Button
          leftSection={<IconMessageCircle {...icon} />}
          renderRoot={(props) => <Link to="/indicators/$key/versions/$version" params={params} {...props} />}
        >
          {say('definition.review', params)}
        </Button>
      ) : may.propose ? (
        <Button
          data-testid="work-on"
          leftSection={open ? <IconPencil {...icon} /> : <IconGitBranch {...icon} />}
          renderRoot={(props) => (
            <Link to="/indicators/$key/versions/$version/edit" params={params} {...props} />
          )}
        >
          {say(open ? 'definition.continue' : 'definition.new-version', params)}
        </Button>
      ) : null}
      {retirable ? (
        <>
          <Menu position="bottom-end" width={220}>
            <Menu.Target>
              <ActionIcon variant="default" size={36} aria-label={say('definition.more')}>
                <IconDots {...icon} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item leftSection={<IconArchive {...icon} />} onClick={() => setRetiring(true)}>
                {say('retire.open')}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
          <RetireDialog
            indicatorKey={key}
            today={today}
            opened={retiring}
            onClose={() => setRetiring(false)}
          />
        </>
      ) : null}
    </div>
  );
}
