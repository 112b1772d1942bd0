import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconSitemap } from '@tabler/icons-react';
import { useName } from '../../language/use-name.ts';
import { useSay } from '../../language/use-say.ts';
import styles from './department-picker.module.css';
import { type DepartmentNode, flatten } from './department-tree.ts';

interface Props {
  tree: readonly DepartmentNode[];
  /** Null is everything that may be seen. */
  chosen: string | null;
  onChoose: (key: string | null) => void;
}

/** No department has an empty key. */
const everything = '';

export function DepartmentPicker({ tree, chosen, onChoose }: Props) {
  const say = useSay();
  const nameOf = useName();
  const flat = flatten(tree);
  const current = flat.find(({ key }) => key === chosen);
  const label = current ? nameOf(current.names) : say('pulse.everyone');
  // One root is the same as everything, so it is not listed twice.
  const single = tree.length === 1 ? tree[0]?.key : null;
  return (
    <Menu position="bottom-start" width={280}>
      <Menu.Target>
        <Button
          variant="default"
          size="sm"
          fw={500}
          leftSection={<IconSitemap size={16} stroke={1.6} />}
          rightSection={<IconChevronDown size={14} />}
          aria-label={`${say('pulse.department')}: ${label}`}
          data-testid="department-picker"
        >
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown className={styles.list}>
        <Menu.RadioGroup
          value={chosen ?? everything}
          onChange={(key) => onChoose(key === everything ? null : key)}
        >
          <Menu.RadioItem value={everything} closeMenuOnClick>
            {say('pulse.everyone')}
          </Menu.RadioItem>
          {flat
            .filter(({ key }) => key !== single)
            .map(({ key, depth, names }) => (
              <Menu.RadioItem key={key} value={key} closeMenuOnClick pl={12 + depth * 16}>
                {nameOf(names)}
              </Menu.RadioItem>
            ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
