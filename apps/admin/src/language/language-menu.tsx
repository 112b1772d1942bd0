import { Button, Menu } from '@mantine/core';
import { IconCheck, IconLanguage } from '@tabler/icons-react';
import { languageNames, languages } from './languages.ts';
import { switchLanguage } from './language.ts';
import { useLanguage } from './use-language.ts';
import { useSay } from './use-say.ts';

export function LanguageMenu() {
  const say = useSay();
  const current = useLanguage();
  return (
    <Menu position="bottom-end" width={160}>
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          h={36}
          fw={400}
          leftSection={<IconLanguage size={18} stroke={1.6} />}
          aria-label={`${say('language.label')}: ${languageNames[current]}`}
          data-testid="language"
        >
          {languageNames[current]}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {languages.map((language) => (
          <Menu.Item
            key={language}
            role="menuitemradio"
            aria-checked={language === current}
            lang={language}
            rightSection={language === current ? <IconCheck size={16} /> : null}
            onClick={() => void switchLanguage(language)}
          >
            {languageNames[language]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
