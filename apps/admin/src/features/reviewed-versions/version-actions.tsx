import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconArchive, IconDots, IconGitBranch, IconMessageCircle, IconPencil } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useSay } from '../../language/use-say.ts';
import { RetireDialog } from './retire-dialog.tsx';
import type { Versioned } from './reviewed-version.ts';
import { useMayChange } from './use-may-change.ts';
import styles from './version-actions.module.css';
import type { VersionKind } from './version-kind.ts';
import { nextVersion, openOf } from './version-state.ts';

interface Props {
  kind: VersionKind;
  of: Versioned;
  today: string;
}

const nobody: readonly string[] = [];
const icon = { size: 16, stroke: 1.8 };

/** What can be done next: only one version is worked on at a time. */
export function VersionActions({ kind, of: { key, versions, adoptedBy = nobody }, today }: Props) {
  const say = useSay();
  const may = useMayChange();
  const [retiring, setRetiring] = useState(false);
  const open = openOf(versions);
  const params = { key, version: String(open?.version ?? nextVersion(versions)) };
  const newest = versions.find(({ status }) => status === 'published');
  const retirable = may.publish && newest && !newest.builtIn;
  return (
    <div className={styles.actions}>
      {open?.status === 'in-review' ? (
        <Button
          leftSection={<IconMessageCircle {...icon} />}
          renderRoot={(props) => <Link to={kind.addresses.version} params={params} {...props} />}
        >
          {say('versions.review', params)}
        </Button>
      ) : may.propose ? (
        <Button
          data-testid="work-on"
          variant={open ? 'filled' : 'default'}
          leftSection={open ? <IconPencil {...icon} /> : <IconGitBranch {...icon} />}
          renderRoot={(props) => <Link to={kind.addresses.edit} params={params} {...props} />}
        >
          {say(open ? 'versions.continue' : 'versions.new', params)}
        </Button>
      ) : null}
      {retirable ? (
        <>
          <Menu position="bottom-end" width={220}>
            <Menu.Target>
              <ActionIcon variant="default" size={36} aria-label={say('versions.more')}>
                <IconDots {...icon} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item leftSection={<IconArchive {...icon} />} onClick={() => setRetiring(true)}>
                {say(`${kind.words.retire}.open`)}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
          <RetireDialog
            kind={kind}
            of={key}
            adoptedBy={adoptedBy}
            today={today}
            opened={retiring}
            onClose={() => setRetiring(false)}
          />
        </>
      ) : null}
    </div>
  );
}
