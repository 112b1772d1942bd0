import type { Indicator, LocalItem } from '@attune/contracts';
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useSay } from '../../language/use-say.ts';
import styles from './adoption-form.module.css';
import { IndicatorPicker } from './indicator-picker.tsx';
import { nameOfItem } from './item-name.ts';
import { namedFigure } from './known-indicator.ts';
import { OwnItems } from './own-items.tsx';

interface Props {
  items: LocalItem[];
  /** Of the core: they cannot be added once more. */
  core: readonly Parameters<typeof nameOfItem>[0][];
  indicators: readonly Indicator[];
  readOnly: boolean;
  onChange: (items: LocalItem[]) => void;
}

/** What a department measures besides the core. */
export function AdoptionItems({ items, core, indicators, readOnly, onChange }: Props) {
  const say = useSay();
  const [picking, setPicking] = useState(false);
  return (
    <section>
      <h3 className={styles.title}>{say('adoption.own')}</h3>
      <p className={styles.quiet}>{say('adoption.own-lead')}</p>
      <OwnItems items={items} indicators={indicators} readOnly={readOnly} onChange={onChange} />
      {readOnly ? null : (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} stroke={2} />}
          onClick={() => setPicking(true)}
        >
          {say('adoption.add')}
        </Button>
      )}
      <IndicatorPicker
        opened={picking}
        title={say('adoption.pick')}
        indicators={indicators}
        taken={new Set([...core, ...items].map(nameOfItem))}
        onPick={(picked) => onChange([...items, { ...namedFigure(picked), target: null, thresholds: null }])}
        onClose={() => setPicking(false)}
      />
    </section>
  );
}
