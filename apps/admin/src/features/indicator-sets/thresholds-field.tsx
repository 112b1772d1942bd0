import type { Indicator, Thresholds } from '@attune/contracts';
import { useState } from 'react';
import { useSay } from '../../language/use-say.ts';
import { NumberField } from '../indicators/number-field.tsx';
import { unitScale } from '../indicators/unit-scale.ts';
import styles from './item-details.module.css';

interface Props {
  thresholds: Thresholds | null;
  unit: Indicator['unit'];
  /** Where it is money. */
  currency: string | undefined;
  polarity: Indicator['polarity'];
  /** Of both together (an empty name), of `good`, of `watch`. */
  faultOf: (name: '' | 'good' | 'watch') => string | null;
  onChange: (thresholds: Thresholds | null) => void;
}

/** Both thresholds, or neither: one alone cannot be kept, so it waits here for the other. */
export function ThresholdsField({ thresholds, unit, currency, polarity, faultOf, onChange }: Props) {
  const say = useSay();
  const [good, setGood] = useState(thresholds?.good ?? null);
  const [watch, setWatch] = useState(thresholds?.watch ?? null);
  const half = (good === null) !== (watch === null);

  function change(next: { good: number | null; watch: number | null }): void {
    setGood(next.good);
    setWatch(next.watch);
    onChange(next.good === null || next.watch === null ? null : { good: next.good, watch: next.watch });
  }

  return (
    <div>
      <span className={styles.label}>{say('field.thresholds')}</span>
      <p className={styles.hint}>
        {say(polarity === 'lower-is-better' ? 'thresholds.lower-hint' : 'thresholds.higher-hint')}
      </p>
      <div className={styles.pair}>
        <NumberField
          label={say('editor.good')}
          value={good}
          {...unitScale(unit, currency)}
          error={faultOf('good')}
          onChange={(next) => change({ good: next, watch })}
        />
        <NumberField
          label={say('editor.watch')}
          value={watch}
          {...unitScale(unit, currency)}
          error={faultOf('watch')}
          onChange={(next) => change({ good, watch: next })}
        />
      </div>
      <p className={styles.fault} role="alert">
        {half ? say('editor.both-thresholds') : faultOf('')}
      </p>
    </div>
  );
}
