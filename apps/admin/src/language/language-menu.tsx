import { Button, Menu } from '@mantine/core';
import { IconLanguage } from '@tabler/icons-react';
import { type Language, languageNames, languages } from './languages.ts';
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
        <Menu.RadioGroup value={current} onChange={(language) => void switchLanguage(language as Language)}>
          {languages.map((language) => (
            <Menu.RadioItem key={language} value={language} lang={language} closeMenuOnClick>
              {languageNames[language]}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
