import type { Department, Indicator, SetGroup, SetItem } from '@attune/contracts';
import { ActionIcon, Button } from '@mantine/core';
import { IconChevronDown, IconGripVertical, IconLock, IconLockOpen } from '@tabler/icons-react';
import { type KeyboardEvent, useId, useState } from 'react';
import { useFaultAt } from '../../frame/faults.tsx';
import { useFormats } from '../../language/use-formats.ts';
import { useName } from '../../language/use-name.ts';
import { useSay } from '../../language/use-say.ts';
import { NumberField } from '../indicators/number-field.tsx';
import { notWritten } from '../indicators/number-text.ts';
import { unitScale } from '../indicators/unit-scale.ts';
import { useFigureText } from '../indicators/use-figure-text.ts';
import { ItemDetails } from './item-details.tsx';
import styles from './item-field.module.css';
import { nameOfItem } from './item-name.ts';
import { itemTitle } from './item-title.ts';
import { knownIndicator } from './known-indicator.ts';

interface Props {
  /** Where it stands in the request: `body.groups.0.items.1`. */
  field: string;
  item: SetItem;
  /** Of the weight, 0..1; null where it is no part of the index. */
  share: number | null;
  hasIndex: boolean;
  indicators: readonly Indicator[];
  departments: readonly Department[];
  groups: readonly SetGroup[];
  group: number;
  onChange: (changes: Partial<SetItem>) => void;
  onRemove: () => void;
  onStep: (by: 1 | -1) => void;
  onToGroup: (group: number) => void;
  /** Taken hold of, or let go. */
  onDrag: (held: boolean) => void;
  /** Another is let go on it. */
  onDrop: () => void;
}

export function ItemField(props: Props) {
  const { field, item, share, hasIndex, indicators, onChange } = props;
  const say = useSay();
  const nameOf = useName();
  const formats = useFormats();
  const faultAt = useFaultAt();
  const details = useId();
  const [opened, setOpened] = useState(false);
  const known = knownIndicator(item, indicators);
  const unit = known?.unit ?? 'score';
  const text = useFigureText({ unit, currencies: known?.currencies ?? null });
  const name = itemTitle(item, { nameOf, indicators });
  // A fault behind a closed lid would not be found.
  const faulty = [
    'score',
    'thresholds',
    'thresholds.good',
    'thresholds.watch',
    'rollUp.weights',
    'variant',
  ].some((one) => faultAt(`${field}.${one}`));
  const open = opened || faulty;

  function walk(event: KeyboardEvent): void {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : null;
    if (by === null) return;
    event.preventDefault();
    props.onStep(by);
  }

  return (
    <li
      className={styles.item}
      data-testid={`edit-${nameOfItem(item)}`}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        event.stopPropagation();
        props.onDrop();
      }}
    >
      <div className={styles.line}>
        <button
          type="button"
          className={styles.handle}
          draggable
          data-handle={nameOfItem(item)}
          aria-label={say('set-editor.handle', { name })}
          title={say('set-editor.handle-hint')}
          onKeyDown={walk}
          onDragStart={(event) => {
            event.dataTransfer.effectAllowed = 'move';
            event.dataTransfer.setData('text/plain', item.indicator);
            props.onDrag(true);
          }}
          onDragEnd={() => props.onDrag(false)}
        >
          <IconGripVertical size={16} stroke={1.6} />
        </button>
        <span className={styles.name}>
          {name}
          <span className={styles.fault} role="alert">
            {faultAt(`${field}.indicator`)}
          </span>
        </span>
        <ActionIcon
          variant={item.locked ? 'light' : 'subtle'}
          color={item.locked ? 'accent' : 'gray'}
          size={32}
          aria-pressed={item.locked}
          aria-label={say('set-editor.lock', { name })}
          title={say(item.locked ? 'set.locked-hint' : 'set-editor.lock-hint')}
          onClick={() => onChange({ locked: !item.locked })}
        >
          {item.locked ? <IconLock size={16} stroke={1.8} /> : <IconLockOpen size={16} stroke={1.6} />}
        </ActionIcon>
        <Button
          size="xs"
          variant="subtle"
          color="gray"
          aria-expanded={open}
          aria-controls={details}
          aria-label={say('label.of', { label: say('set-editor.details'), name })}
          rightSection={<IconChevronDown size={14} className={styles.chevron} data-open={open} />}
          onClick={() => setOpened(!open)}
        >
          {say('set-editor.details')}
        </Button>
      </div>
      <div className={styles.fields}>
        <NumberField
          label={say('set.head-weight')}
          value={item.weight}
          error={faultAt(`${field}.weight`)}
          onChange={(weight) => onChange({ weight: weight ?? notWritten })}
        />
        <div className={styles.share}>
          <span className={styles.bar} aria-hidden="true">
            <span style={{ width: `${(share ?? 0) * 100}%` }} />
          </span>
          <span>
            {share === null
              ? say(hasIndex ? 'index.not-scored-short' : 'set-editor.no-share')
              : say('set-editor.share', { share: formats.percent(share, 1) })}
          </span>
        </div>
        <NumberField
          label={say('set.head-target')}
          {...(item.target === null && typeof known?.target === 'number'
            ? { description: say('set-editor.target-of-indicator', { target: text.exact(known.target) }) }
            : {})}
          value={item.target}
          {...unitScale(unit, known?.currencies?.[0])}
          error={faultAt(`${field}.target`)}
          onChange={(target) => onChange({ target })}
        />
      </div>
      {open ? (
        <div id={details}>
          <ItemDetails {...props} known={known} name={name} />
        </div>
      ) : null}
    </li>
  );
}
