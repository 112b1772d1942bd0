import {
  type Department,
  type Indicator,
  rollUpPolicies,
  type SetGroup,
  type SetItem,
} from '@attune/contracts';
import { Button, NativeSelect, SegmentedControl } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react';
import { useFaultAt } from '../../frame/faults.tsx';
import { useName } from '../../language/use-name.ts';
import { useSay } from '../../language/use-say.ts';
import styles from './item-details.module.css';
import { PopulationTable } from './population-table.tsx';
import { ScoreField } from './score-field.tsx';
import { ThresholdsField } from './thresholds-field.tsx';

interface Props {
  field: string;
  item: SetItem;
  known: Indicator | undefined;
  name: string;
  departments: readonly Department[];
  groups: readonly SetGroup[];
  group: number;
  onChange: (changes: Partial<SetItem>) => void;
  onRemove: () => void;
  onStep: (by: 1 | -1) => void;
  onToGroup: (group: number) => void;
}

const icon = { size: 14, stroke: 1.8 };

/** What one seldom changes of an item: thresholds, score, roll-up, and where it stands. */
export function ItemDetails(props: Props) {
  const { field, item, known, name, departments, groups, group, onChange } = props;
  const say = useSay();
  const nameOf = useName();
  const faultAt = useFaultAt();
  const { rollUp } = item;
  return (
    <div className={styles.details}>
      <ThresholdsField
        thresholds={item.thresholds}
        unit={known?.unit ?? 'score'}
        currency={known?.currencies?.[0]}
        polarity={known?.polarity ?? 'neutral'}
        faultOf={(name) => faultAt([field, 'thresholds', name].filter(Boolean).join('.'))}
        onChange={(thresholds) => onChange({ thresholds })}
      />
      <ScoreField
        score={item.score}
        known={known}
        fault={faultAt(`${field}.score`)}
        onChange={(score) => onChange({ score })}
      />
      <div>
        <span className={styles.label}>{say('roll-up.title')}</span>
        <SegmentedControl
          size="xs"
          aria-label={say('roll-up.title')}
          value={rollUp.policy}
          onChange={(next) =>
            onChange({
              rollUp:
                next === 'population'
                  ? { policy: 'population', weights: {} }
                  : { policy: next === 'equal' ? 'equal' : 'volume' },
            })
          }
          data={rollUpPolicies.map((policy) => ({ value: policy, label: say(`roll-up.${policy}`) }))}
        />
        <p className={styles.hint}>{say(`roll-up.${rollUp.policy}-hint`)}</p>
        {rollUp.policy === 'population' ? (
          <PopulationTable
            weights={rollUp.weights}
            departments={departments}
            field={`${field}.rollUp.weights`}
            onChange={(weights) => onChange({ rollUp: { policy: 'population', weights } })}
          />
        ) : null}
      </div>
      <div className={styles.actions}>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconArrowUp {...icon} />}
          onClick={() => props.onStep(-1)}
        >
          {say('set-editor.up')}
        </Button>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconArrowDown {...icon} />}
          onClick={() => props.onStep(1)}
        >
          {say('set-editor.down')}
        </Button>
        {groups.length > 1 ? (
          <NativeSelect
            size="xs"
            aria-label={say('set-editor.to-group')}
            value={String(group)}
            onChange={(event) => props.onToGroup(Number(event.currentTarget.value))}
            data={groups.map((one, at) => ({
              value: String(at),
              label: nameOf(one.names) || say('set-editor.group-number', { number: at + 1 }),
            }))}
          />
        ) : null}
        <Button
          size="xs"
          variant="subtle"
          color="red"
          leftSection={<IconTrash {...icon} />}
          onClick={props.onRemove}
          aria-label={say('label.of', { label: say('set-editor.remove'), name })}
        >
          {say('set-editor.remove')}
        </Button>
      </div>
    </div>
  );
}
