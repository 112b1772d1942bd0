import type { Department, Indicator, SetGroup, SetItem } from '@attune/contracts';
import { ActionIcon, Button } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { useFormats } from '../../language/use-formats.ts';
import { useName } from '../../language/use-name.ts';
import { useSay } from '../../language/use-say.ts';
import { BothNames } from '../reviewed-versions/both-names.tsx';
import section from '../reviewed-versions/editor-section.module.css';
import styles from './group-field.module.css';
import { ItemField } from './item-field.tsx';
import { nameOfItem } from './item-name.ts';
import { shareOf } from './weight-shares.ts';

interface Props {
  at: number;
  group: SetGroup;
  groups: readonly SetGroup[];
  shares: ReadonlyMap<string, number> | null;
  hasIndex: boolean;
  indicators: readonly Indicator[];
  departments: readonly Department[];
  /** Some item is being dragged. */
  dragging: boolean;
  onChange: (changes: Partial<SetGroup>) => void;
  onShift: (by: 1 | -1) => void;
  onRemove: () => void;
  onAdd: () => void;
  onItem: (item: number, changes: Partial<SetItem>) => void;
  onRemoveItem: (item: number) => void;
  onStep: (item: number, by: 1 | -1) => void;
  onToGroup: (item: number, group: number) => void;
  /** Null when it is let go elsewhere. */
  onDrag: (item: number | null) => void;
  /** Before this one. */
  onDrop: (item: number) => void;
}

const icon = { size: 16, stroke: 1.8 };

export function GroupField(props: Props) {
  const { at, group, groups, shares, hasIndex, indicators, departments, dragging } = props;
  const say = useSay();
  const nameOf = useName();
  const formats = useFormats();
  const name = nameOf(group.names) || say('set-editor.group-number', { number: at + 1 });
  return (
    <section className={styles.group} aria-label={name}>
      <div className={styles.head}>
        <h3 className={styles.title}>{name}</h3>
        {group.items.length === 0 ? null : (
          <span className={styles.share}>
            {say('set.weighs', { share: formats.percent(shareOf(group.items, shares), 0) })}
          </span>
        )}
        <ActionIcon.Group>
          <ActionIcon
            variant="default"
            size={32}
            disabled={at === 0}
            onClick={() => props.onShift(-1)}
            aria-label={say('set-editor.group-up', { name })}
          >
            <IconArrowUp {...icon} />
          </ActionIcon>
          <ActionIcon
            variant="default"
            size={32}
            disabled={at === groups.length - 1}
            onClick={() => props.onShift(1)}
            aria-label={say('set-editor.group-down', { name })}
          >
            <IconArrowDown {...icon} />
          </ActionIcon>
          <ActionIcon
            variant="default"
            size={32}
            disabled={group.items.length > 0}
            onClick={props.onRemove}
            title={group.items.length > 0 ? say('set-editor.group-full') : undefined}
            aria-label={say('set-editor.group-remove', { name })}
          >
            <IconTrash {...icon} />
          </ActionIcon>
        </ActionIcon.Group>
      </div>
      <div className={section.pair}>
        <BothNames
          names={group.names}
          field={`body.groups.${at}.names`}
          onChange={(names) => props.onChange({ names })}
        />
      </div>
      <ul
        className={styles.items}
        data-dragging={dragging}
        onDragOver={(event) => dragging && event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault();
          props.onDrop(group.items.length);
        }}
      >
        {group.items.map((item, i) => (
          <ItemField
            key={nameOfItem(item)}
            field={`body.groups.${at}.items.${i}`}
            item={item}
            share={shares?.get(nameOfItem(item)) ?? null}
            hasIndex={hasIndex}
            indicators={indicators}
            departments={departments}
            groups={groups}
            group={at}
            onChange={(changes) => props.onItem(i, changes)}
            onRemove={() => props.onRemoveItem(i)}
            onStep={(by) => props.onStep(i, by)}
            onToGroup={(to) => props.onToGroup(i, to)}
            onDrag={(held) => props.onDrag(held ? i : null)}
            onDrop={() => props.onDrop(i)}
          />
        ))}
        {group.items.length === 0 ? <li className={styles.empty}>{say('set-editor.group-empty')}</li> : null}
      </ul>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconPlus size={14} stroke={2} />}
        onClick={props.onAdd}
        className={styles.add}
        aria-label={say('label.of', { label: say('set-editor.add'), name })}
      >
        {say('set-editor.add')}
      </Button>
    </section>
  );
}
