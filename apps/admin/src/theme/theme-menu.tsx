import { ActionIcon, Menu, useMantineColorScheme } from '@mantine/core';
import { IconCheck, IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react';
import { useSay } from '../language/use-say.ts';

const schemes = [
  { key: 'light', Icon: IconSun },
  { key: 'dark', Icon: IconMoon },
  { key: 'auto', Icon: IconDeviceDesktop },
] as const;

export function ThemeMenu() {
  const say = useSay();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const { Icon: Current } = schemes.find(({ key }) => key === colorScheme) ?? schemes[2];
  return (
    <Menu position="bottom-end" width={180}>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={36}
          aria-label={say('theme.label')}
          data-testid="theme"
        >
          <Current size={18} stroke={1.6} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {schemes.map(({ key, Icon }) => (
          <Menu.Item
            key={key}
            role="menuitemradio"
            aria-checked={key === colorScheme}
            leftSection={<Icon size={16} stroke={1.6} />}
            rightSection={key === colorScheme ? <IconCheck size={16} /> : null}
            onClick={() => setColorScheme(key)}
          >
            {say(`theme.${key}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
