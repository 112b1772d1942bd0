import type { Indicator, LocalTarget } from '@attune/contracts';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useFaultAt } from '../../frame/faults.tsx';
import { useSay } from '../../language/use-say.ts';
import { NumberField } from '../indicators/number-field.tsx';
import { unitScale } from '../indicators/unit-scale.ts';
import { useFigureText } from '../indicators/use-figure-text.ts';
import { checkTargets } from './check-body.ts';
import styles from './target-fields.module.css';
import { ThresholdsField } from './thresholds-field.tsx';

interface Props {
  /** Of the item, in words. */
  name: string;
  /** Where it stands in the request: `targets.0`. */
  field: string;
  target: number | null;
  thresholds: LocalTarget['thresholds'];
  /** What holds without one of its own. */
  inherited: number | null;
  known: Indicator | undefined;
  readOnly: boolean;
  onChange: (changes: Partial<Pick<LocalTarget, 'target' | 'thresholds'>>) => void;
}

/** A target and thresholds of a department's own; empty is as the set says. */
export function TargetFields(props: Props) {
  const { name, field, target, thresholds, inherited, known, readOnly, onChange } = props;
  const say = useSay();
  const faultAt = useFaultAt();
  const [opened, setOpened] = useState(thresholds !== null);
  const unit = known?.unit ?? 'score';
  const text = useFigureText({ unit, currencies: known?.currencies ?? null });
  const as = inherited === null ? say('adoption.no-target') : text.exact(inherited);
  if (readOnly)
    return (
      <span className={styles.fixed}>
        {say('card.target', { target: target === null ? as : text.exact(target) })}
      </span>
    );
  const found: Record<string, string> = {};
  checkTargets({ target, thresholds }, known, (at, fault) => void (found[at] ??= say(fault)));
  return (
    <div className={styles.fields}>
      <NumberField
        label={say('adoption.target-of', { name })}
        labelHidden
        description={say('adoption.as-set', { target: as })}
        value={target}
        {...unitScale(unit, known?.currencies?.[0])}
        error={faultAt(`${field}.target`) ?? found['target'] ?? null}
        onChange={(next) => onChange({ target: next })}
      />
      {opened ? (
        <ThresholdsField
          thresholds={thresholds}
          unit={unit}
          currency={known?.currencies?.[0]}
          polarity={known?.polarity ?? 'neutral'}
          faultOf={(name) => {
            const at = ['thresholds', name].filter(Boolean).join('.');
            return faultAt(`${field}.${at}`) ?? found[at] ?? null;
          }}
          onChange={(next) => onChange({ thresholds: next })}
        />
      ) : (
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          onClick={() => setOpened(true)}
          aria-label={say('label.of', { label: say('adoption.thresholds'), name })}
        >
          {say('adoption.thresholds')}
        </Button>
      )}
    </div>
  );
}
