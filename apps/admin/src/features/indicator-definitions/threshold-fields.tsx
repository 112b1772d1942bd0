import type { IndicatorBody } from '@attune/contracts';
import { useState } from 'react';
import { useFaultAt } from '../../frame/faults.tsx';
import { useSay } from '../../language/use-say.ts';
import { NumberField } from '../indicators/number-field.tsx';
import { unitScale } from '../indicators/unit-scale.ts';

interface Props {
  body: IndicatorBody;
  onChange: (changes: Partial<IndicatorBody>) => void;
}

/** From where on a value is good, and from where on it is to be watched: both or neither. */
export function ThresholdFields({ body: { thresholds, unit }, onChange }: Props) {
  const say = useSay();
  const faultAt = useFaultAt();
  const scale = unitScale(unit);
  const [both, setBoth] = useState<{ good: number | null; watch: number | null }>(
    thresholds ?? { good: null, watch: null },
  );
  function set(changes: Partial<typeof both>): void {
    const next = { ...both, ...changes };
    setBoth(next);
    const { good, watch } = next;
    onChange({ thresholds: good === null || watch === null ? null : { good, watch } });
  }
  const half = (both.good === null) !== (both.watch === null) ? say('editor.both-thresholds') : null;
  return (
    <>
      <NumberField
        label={say('editor.good')}
        value={both.good}
        {...scale}
        error={half ?? faultAt('body.thresholds.good') ?? faultAt('body.thresholds')}
        onChange={(good) => set({ good })}
      />
      <NumberField
        label={say('editor.watch')}
        value={both.watch}
        {...scale}
        error={half ?? faultAt('body.thresholds.watch')}
        onChange={(watch) => set({ watch })}
      />
    </>
  );
}
