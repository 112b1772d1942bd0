import { ActionIcon, Menu } from '@mantine/core';
import { IconFileText, IconKey, IconLogout, IconMessageCircle, IconUser } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { links } from '../../frame/links.ts';
import { useSay } from '../../language/use-say.ts';
import styles from './account-menu.module.css';
import { PasswordDialog } from './password-dialog.tsx';
import { sessionQuery, signOut } from './session.ts';

const icon = { size: 16, stroke: 1.6 };

export function AccountMenu() {
  const say = useSay();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { data: session } = useQuery(sessionQuery);
  const [changing, setChanging] = useState(false);

  async function leave(): Promise<void> {
    // Whatever the server says, this browser forgets what it has read.
    await signOut().catch(() => undefined);
    await navigate({ to: '/sign-in' });
    queries.clear();
  }

  return (
    <>
      <Menu position="bottom-end" width={240}>
        <Menu.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={36}
            aria-label={say('header.account')}
            data-testid="account"
          >
            <IconUser size={18} stroke={1.6} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>
            <span className={styles.name}>{session?.account.name}</span>
            <span className={styles.email}>{session?.account.email}</span>
          </Menu.Label>
          <Menu.Divider />
          <div className={styles.narrow}>
            <Menu.Item
              component="a"
              href={links.survey}
              target="_blank"
              leftSection={<IconMessageCircle {...icon} />}
            >
              {say('header.survey')}
            </Menu.Item>
            <Menu.Item
              component="a"
              href={links.docs}
              target="_blank"
              leftSection={<IconFileText {...icon} />}
            >
              {say('header.docs')}
            </Menu.Item>
            <Menu.Divider />
          </div>
          <Menu.Item leftSection={<IconKey {...icon} />} onClick={() => setChanging(true)}>
            {say('account.change-password')}
          </Menu.Item>
          <Menu.Item leftSection={<IconLogout {...icon} />} onClick={() => void leave()}>
            {say('account.sign-out')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <PasswordDialog opened={changing} onClose={() => setChanging(false)} />
    </>
  );
}
