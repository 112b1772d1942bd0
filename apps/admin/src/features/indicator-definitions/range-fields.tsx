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

/** Both ends of the values that a formula may come to. */
export function RangeFields({ body: { range, unit }, onChange }: Props) {
  const say = useSay();
  const faultAt = useFaultAt();
  const scale = unitScale(unit);
  // A range has both ends: one alone is kept here until the other is written.
  const [ends, setEnds] = useState<readonly (number | null)[]>(range ?? [null, null]);
  function set(at: 0 | 1, value: number | null): void {
    const [low = null, high = null] = at === 0 ? [value, ends[1]] : [ends[0], value];
    setEnds([low, high]);
    onChange({ range: low === null || high === null ? null : [low, high] });
  }
  const half = (ends[0] === null) !== (ends[1] === null) ? say('editor.both-ends') : null;
  return (
    <>
      <NumberField
        label={say('editor.low')}
        value={ends[0] ?? null}
        {...scale}
        error={half ?? faultAt('body.range')}
        onChange={(value) => set(0, value)}
      />
      <NumberField
        label={say('editor.high')}
        value={ends[1] ?? null}
        {...scale}
        error={half}
        onChange={(value) => set(1, value)}
      />
    </>
  );
}
