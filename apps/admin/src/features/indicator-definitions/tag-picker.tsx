import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconTag } from '@tabler/icons-react';
import { useSay } from '../../language/use-say.ts';

interface Props {
  tags: readonly string[];
  /** Null is every tag, and none. */
  chosen: string | null;
  onChoose: (tag: string | null) => void;
}

/** No tag is empty. */
const all = '';

export function TagPicker({ tags, chosen, onChoose }: Props) {
  const say = useSay();
  if (tags.length === 0) return null;
  return (
    <Menu position="bottom-start" width={220}>
      <Menu.Target>
        <Button
          variant="default"
          size="xs"
          fw={500}
          leftSection={<IconTag size={14} stroke={1.6} />}
          rightSection={<IconChevronDown size={14} />}
        >
          {chosen ?? say('library.any-tag')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.RadioGroup value={chosen ?? all} onChange={(tag) => onChoose(tag === all ? null : tag)}>
          <Menu.RadioItem value={all} closeMenuOnClick>
            {say('library.any-tag')}
          </Menu.RadioItem>
          {tags.map((tag) => (
            <Menu.RadioItem key={tag} value={tag} closeMenuOnClick>
              {tag}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
