import type { SetVersion } from '@attune/contracts';
import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconArchive, IconDots, IconGitBranch, IconMessageCircle, IconPencil } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useSay } from '../../language/use-say.ts';
import { useMayChange } from '../reviewed-versions/use-may-change.ts';
import { openOf } from '../reviewed-versions/version-state.ts';
import { RetireSetDialog } from './retire-set-dialog.tsx';
import styles from './set-actions.module.css';

interface Props {
  setKey: string;
  versions: readonly SetVersion[];
  today: string;
}

const icon = { size: 16, stroke: 1.8 };

/** What can be done next with a set: only one version is worked on at a time. */
export function SetActions({ setKey: key, versions, today }: Props) {
  const say = useSay();
  const may = useMayChange();
  const [retiring, setRetiring] = useState(false);
  const open = openOf(versions);
  const params = { key, version: String(open?.version ?? (versions[0]?.version ?? 0) + 1) };
  const retirable = may.publish && versions.some(({ status }) => status === 'published');
  return (
    <div className={styles.actions}>
      {open?.status === 'in-review' ? (
        <Button
          leftSection={<IconMessageCircle {...icon} />}
          renderRoot={(props) => <Link to="/sets/$key/versions/$version" params={params} {...props} />}
        >
          {say('definition.review', params)}
        </Button>
      ) : may.propose ? (
        <Button
          variant={open ? 'filled' : 'default'}
          leftSection={open ? <IconPencil {...icon} /> : <IconGitBranch {...icon} />}
          renderRoot={(props) => <Link to="/sets/$key/versions/$version/edit" params={params} {...props} />}
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
                {say('retire-set.open')}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
          <RetireSetDialog setKey={key} today={today} opened={retiring} onClose={() => setRetiring(false)} />
        </>
      ) : null}
    </div>
  );
}
