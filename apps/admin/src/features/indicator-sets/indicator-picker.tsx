import type { Indicator } from '@attune/contracts';
import { Button, Modal, TextInput } from '@mantine/core';
import { IconCheck, IconPlus, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { firstSentence } from '../../language/first-sentence.ts';
import { useName } from '../../language/use-name.ts';
import { useSay } from '../../language/use-say.ts';
import styles from './indicator-picker.module.css';
import { nameOfItem } from './item-name.ts';
import { namedFigure } from './known-indicator.ts';
import { searchIndicators } from './search-indicators.ts';

interface Props {
  opened: boolean;
  title: string;
  indicators: readonly Indicator[];
  /** Names of what the set has already: each stands in it once. */
  taken: ReadonlySet<string>;
  onPick: (picked: Indicator) => void;
  onClose: () => void;
}

/** The library to choose from, one after the other; it closes when somebody is done. */
export function IndicatorPicker({ opened, title, indicators, taken, onPick, onClose }: Props) {
  const say = useSay();
  const nameOf = useName();
  const [sought, setSought] = useState('');
  const found = searchIndicators(indicators, sought);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size={640}
      title={title}
      closeButtonProps={{ 'aria-label': say('dialog.close') }}
    >
      <div className={styles.picker} data-testid="indicator-picker">
        <TextInput
          type="search"
          aria-label={say('library.search')}
          placeholder={say('library.search')}
          leftSection={<IconSearch size={16} stroke={1.6} />}
          value={sought}
          onChange={(event) => setSought(event.currentTarget.value)}
          data-autofocus
        />
        <ul className={styles.list}>
          {found.map((one) => {
            const there = taken.has(nameOfItem(namedFigure(one)));
            const name = nameOf(one.names);
            const label = say(there ? 'set-editor.picked' : 'set-editor.pick');
            return (
              <li key={one.key} className={styles.one}>
                <span className={styles.words}>
                  <span className={styles.name}>{name}</span>
                  <span className={styles.meaning}>{firstSentence(nameOf(one.explanations))}</span>
                </span>
                <Button
                  size="xs"
                  variant="default"
                  disabled={there}
                  leftSection={there ? <IconCheck size={14} /> : <IconPlus size={14} />}
                  aria-label={say('label.of', { label, name })}
                  onClick={() => onPick(one)}
                >
                  {label}
                </Button>
              </li>
            );
          })}
        </ul>
        {found.length === 0 ? <p className={styles.meaning}>{say('library.nothing')}</p> : null}
        <Button onClick={onClose}>{say('set-editor.picked-all')}</Button>
      </div>
    </Modal>
  );
}
