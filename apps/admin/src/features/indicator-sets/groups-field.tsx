import type { Department, Indicator, IndicatorSetBody, SetGroup, SetItem } from '@attune/contracts';
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useFaultAt } from '../../frame/faults.tsx';
import { useName } from '../../language/use-name.ts';
import { useSay } from '../../language/use-say.ts';
import styles from '../reviewed-versions/editor-section.module.css';
import {
  changedGroup,
  changedItem,
  dropPlace,
  type ItemPlace,
  movedItem,
  shiftedGroup,
  stepOf,
  withGroup,
  withItem,
  withoutGroup,
  withoutItem,
} from './edit-body.ts';
import { GroupField } from './group-field.tsx';
import { IndicatorPicker } from './indicator-picker.tsx';
import { nameOfItem } from './item-name.ts';
import { itemTitle } from './item-title.ts';
import { newItem } from './new-item.ts';
import { sharesIn } from './weight-shares.ts';

interface Props {
  groups: readonly SetGroup[];
  index: IndicatorSetBody['index'];
  indicators: readonly Indicator[];
  departments: readonly Department[];
  onChange: (groups: SetGroup[]) => void;
}

/** Groups and their items, in the order people will read them. */
export function GroupsField({ groups, index, indicators, departments, onChange }: Props) {
  const say = useSay();
  const nameOf = useName();
  const faultAt = useFaultAt();
  const [pickingFor, setPickingFor] = useState<number | null>(null);
  const [dragged, setDragged] = useState<ItemPlace | null>(null);
  const [told, setTold] = useState('');
  const place = useRef<HTMLFieldSetElement>(null);
  const items = groups.flatMap((group) => group.items);
  const shares = sharesIn({ index, items });
  const titleOf = (item: SetItem) => itemTitle(item, { nameOf, indicators });

  function move(from: ItemPlace, to: ItemPlace | null): void {
    const item = groups[from.group]?.items[from.item];
    const group = to && groups[to.group];
    if (!to || !item || !group) return;
    onChange(movedItem(groups, from, to));
    setTold(
      say('set-editor.moved', {
        name: titleOf(item),
        group: nameOf(group.names),
        place: to.item + 1,
      }),
    );
    // The handle that was held is drawn anew where the item went.
    requestAnimationFrame(() =>
      place.current?.querySelector<HTMLElement>(`[data-handle="${CSS.escape(nameOfItem(item))}"]`)?.focus(),
    );
  }

  return (
    <fieldset className={styles.section} ref={place} data-testid="set-groups">
      <legend className={styles.legend}>{say('set-editor.groups')}</legend>
      <p className={styles.quiet}>{say('set-editor.groups-lead')}</p>
      {groups.map((group, g) => (
        <GroupField
          key={group.key}
          at={g}
          group={group}
          groups={groups}
          shares={shares}
          hasIndex={index !== null}
          indicators={indicators}
          departments={departments}
          onChange={(changes) => onChange(changedGroup(groups, g, changes))}
          onShift={(by) => onChange(shiftedGroup(groups, g, by))}
          onRemove={() => onChange(withoutGroup(groups, g))}
          onAdd={() => setPickingFor(g)}
          onItem={(item, changes) => onChange(changedItem(groups, { group: g, item }, changes))}
          onRemoveItem={(item) => onChange(withoutItem(groups, { group: g, item }))}
          onStep={(item, by) => move({ group: g, item }, stepOf(groups, { group: g, item }, by))}
          onToGroup={(item, to) =>
            move({ group: g, item }, { group: to, item: groups[to]?.items.length ?? 0 })
          }
          onDrag={(item) => setDragged(item === null ? null : { group: g, item })}
          onDrop={(item) => {
            if (dragged) move(dragged, dropPlace(dragged, { group: g, item }));
            setDragged(null);
          }}
          dragging={dragged !== null}
        />
      ))}
      <p className={styles.fault} role="alert">
        {faultAt('body.groups')}
      </p>
      <Button
        variant="default"
        leftSection={<IconPlus size={16} stroke={2} />}
        onClick={() => onChange(withGroup(groups))}
        style={{ justifySelf: 'start' }}
      >
        {say('set-editor.add-group')}
      </Button>
      <span role="status" className={styles.quiet} style={{ position: 'absolute', clipPath: 'inset(50%)' }}>
        {told}
      </span>
      <IndicatorPicker
        opened={pickingFor !== null}
        title={say('set-editor.pick-for', {
          group: pickingFor === null ? '' : nameOf(groups[pickingFor]?.names ?? { en: '', zh: '' }),
        })}
        indicators={indicators}
        taken={new Set(items.map(nameOfItem))}
        onPick={(picked) => {
          if (pickingFor !== null) onChange(withItem(groups, pickingFor, newItem(picked)));
        }}
        onClose={() => setPickingFor(null)}
      />
    </fieldset>
  );
}
