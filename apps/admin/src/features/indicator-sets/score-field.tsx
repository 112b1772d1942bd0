import type { Indicator, ItemScore } from '@attune/contracts';
import { SegmentedControl } from '@mantine/core';
import { useSay } from '../../language/use-say.ts';
import { NumberField } from '../indicators/number-field.tsx';
import { notWritten } from '../indicators/number-text.ts';
import { unitScale } from '../indicators/unit-scale.ts';
import styles from './item-details.module.css';

interface Props {
  score: ItemScore | null;
  known: Indicator | undefined;
  fault: string | null;
  onChange: (score: ItemScore | null) => void;
}

/** How a value becomes points of the index. */
export function ScoreField({ score, known, fault, onChange }: Props) {
  const say = useSay();
  const scale = unitScale(known?.unit ?? 'score', known?.currencies?.[0]);
  const [low, high] = known?.range ?? [0, 100];
  const kind = score?.kind ?? 'none';
  return (
    <div>
      <span className={styles.label}>{say('score.title')}</span>
      <SegmentedControl
        size="xs"
        aria-label={say('score.title')}
        value={kind}
        onChange={(next) =>
          onChange(
            next === 'none' ? null : next === 'target' ? { kind: 'target' } : { kind: 'min-max', low, high },
          )
        }
        data={(['none', 'min-max', 'target'] as const).map((one) => ({
          value: one,
          label: say(`score.${one}`),
        }))}
      />
      <p className={styles.hint}>{say(`score.${kind}-hint`)}</p>
      {score?.kind === 'min-max' ? (
        <div className={styles.pair}>
          <NumberField
            label={say('score.low')}
            value={score.low}
            {...scale}
            error={null}
            onChange={(next) => onChange({ ...score, low: next ?? notWritten })}
          />
          <NumberField
            label={say('score.high')}
            value={score.high}
            {...scale}
            error={null}
            onChange={(next) => onChange({ ...score, high: next ?? notWritten })}
          />
        </div>
      ) : null}
      <p className={styles.fault} role="alert">
        {fault}
      </p>
    </div>
  );
}
