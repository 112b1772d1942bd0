import type { IndicatorSetBody } from '@attune/contracts';
import { SegmentedControl } from '@mantine/core';
import { useFaultAt } from '../../frame/faults.tsx';
import { useSay } from '../../language/use-say.ts';
import { NumberField } from '../indicators/number-field.tsx';
import { notWritten } from '../indicators/number-text.ts';
import { BothNames } from '../reviewed-versions/both-names.tsx';
import styles from '../reviewed-versions/editor-section.module.css';

type SetIndex = IndicatorSetBody['index'];

interface Props {
  index: SetIndex;
  onChange: (index: SetIndex) => void;
}

/** What an index begins as: its name is content, so it has both languages. */
const first: NonNullable<SetIndex> = {
  names: { en: 'Overall index', zh: '综合指数' },
  aggregation: 'arithmetic',
  minimumCoverage: 0.8,
};

/** Whether all scores become one number, how, and what it does where some are missing. */
export function IndexFields({ index, onChange }: Props) {
  const say = useSay();
  const faultAt = useFaultAt();
  return (
    <fieldset className={styles.section}>
      <legend className={styles.legend}>{say('index.title')}</legend>
      <SegmentedControl
        className={styles.mode}
        size="xs"
        aria-label={say('index.title')}
        value={index ? 'on' : 'off'}
        onChange={(next) => onChange(next === 'on' ? (index ?? first) : null)}
        data={[
          { value: 'off', label: say('index.off') },
          { value: 'on', label: say('index.on') },
        ]}
      />
      {index ? (
        <>
          <p className={styles.quiet}>{say('index.lead')}</p>
          <div className={styles.pair}>
            <BothNames
              names={index.names}
              field="body.index.names"
              onChange={(names) => onChange({ ...index, names })}
            />
          </div>
          <div>
            <SegmentedControl
              size="xs"
              aria-label={say('index.aggregation')}
              value={index.aggregation}
              onChange={(next) => onChange({ ...index, aggregation: next as typeof index.aggregation })}
              data={[
                { value: 'arithmetic', label: say('index.arithmetic-name') },
                { value: 'geometric', label: say('index.geometric-name') },
              ]}
            />
            <p className={styles.quiet}>{say(`index.${index.aggregation}-hint`)}</p>
          </div>
          <div>
            <SegmentedControl
              size="xs"
              aria-label={say('index.missing')}
              value={index.minimumCoverage === null ? 'all' : 'share'}
              onChange={(next) => onChange({ ...index, minimumCoverage: next === 'all' ? null : 0.8 })}
              data={[
                { value: 'all', label: say('index.missing-all') },
                { value: 'share', label: say('index.missing-share') },
              ]}
            />
            <p className={styles.quiet}>
              {say(index.minimumCoverage === null ? 'index.missing-all-hint' : 'index.missing-share-hint')}
            </p>
          </div>
          {index.minimumCoverage === null ? null : (
            <div className={styles.pair}>
              <NumberField
                label={say('index.coverage')}
                value={index.minimumCoverage}
                factor={0.01}
                suffix="%"
                error={faultAt('body.index.minimumCoverage')}
                onChange={(next) => onChange({ ...index, minimumCoverage: next ?? notWritten })}
              />
            </div>
          )}
        </>
      ) : (
        <p className={styles.quiet}>{say('index.off-hint')}</p>
      )}
      <p className={styles.fault} role="alert">
        {faultAt('body.index')}
      </p>
    </fieldset>
  );
}
