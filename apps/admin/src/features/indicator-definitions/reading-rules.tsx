import { dimensions, type IndicatorBody, indicatorUnits, type LibraryEntry } from '@attune/contracts';
import { NativeSelect, TextInput } from '@mantine/core';
import { useFaultAt } from '../../frame/faults.tsx';
import { useSay } from '../../language/use-say.ts';
import { NumberField } from '../indicators/number-field.tsx';
import { unitScale } from '../indicators/unit-scale.ts';
import styles from '../reviewed-versions/editor-section.module.css';
import { hasMethod } from './draft-body.ts';
import { unitOfParts } from './formula-unit.ts';
import { RangeFields } from './range-fields.tsx';
import { ReadingMeaning } from './reading-meaning.tsx';
import { ThresholdFields } from './threshold-fields.tsx';

interface Props {
  body: IndicatorBody;
  library: readonly LibraryEntry[];
  onChange: (changes: Partial<IndicatorBody>) => void;
}

const polarities = ['higher-is-better', 'lower-is-better', 'neutral'] as const;

/** What a value means, what counts, and from where on it is good. */
export function ReadingRules({ body, library, onChange }: Props) {
  const say = useSay();
  const faultAt = useFaultAt();
  const { unit, polarity, minimumN, target, method, filter, exclude } = body;
  const scale = unitScale(unit);
  const formula = method.kind === 'formula';
  const ofParts = formula ? unitOfParts(method.formula, library) : null;
  return (
    <fieldset className={styles.section}>
      <legend className={styles.legend}>{say('editor.rules')}</legend>
      {formula ? (
        <div className={styles.pair}>
          <NativeSelect
            label={say('field.unit')}
            value={unit}
            description={
              ofParts === null || ofParts === unit
                ? undefined
                : say('editor.unit-of-parts', { unit: say(`unit.${ofParts}`) })
            }
            error={faultAt('body.unit')}
            onChange={(event) => onChange({ unit: event.currentTarget.value as IndicatorBody['unit'] })}
            data={indicatorUnits
              .filter((one) => one !== 'money')
              .map((one) => ({ value: one, label: say(`unit.${one}`) }))}
          />
          <NativeSelect
            label={say('field.polarity')}
            value={polarity}
            error={faultAt('body.polarity')}
            onChange={(event) =>
              onChange({ polarity: event.currentTarget.value as IndicatorBody['polarity'] })
            }
            data={polarities.map((one) => ({ value: one, label: say(`polarity.${one}`) }))}
          />
          <RangeFields key={unit} body={body} onChange={onChange} />
        </div>
      ) : hasMethod(body) ? (
        <ReadingMeaning body={body} />
      ) : null}
      <div className={styles.pair}>
        <TextInput
          label={say('field.filter')}
          description={say('editor.condition-hint', { dimensions: dimensions.join(', ') })}
          placeholder={'channel == "web"'}
          value={filter ?? ''}
          error={faultAt('body.filter')}
          className={styles.code}
          maxLength={1000}
          onChange={(event) => onChange({ filter: event.currentTarget.value || null })}
        />
        {formula && exclude === null ? null : (
          <TextInput
            label={say('editor.exclude')}
            description={say('editor.exclude-hint')}
            placeholder={'segment in ["test", "staff"]'}
            value={exclude ?? ''}
            error={faultAt('body.exclude')}
            className={styles.code}
            maxLength={1000}
            onChange={(event) => onChange({ exclude: event.currentTarget.value || null })}
          />
        )}
      </div>
      <div className={styles.pair} key={unit}>
        <NumberField
          label={say('field.minimumN')}
          description={say('editor.minimum-hint')}
          value={minimumN}
          error={faultAt('body.minimumN')}
          onChange={(value) => onChange({ minimumN: Math.max(1, Math.round(value ?? 1)) })}
        />
        <NumberField
          label={say('field.target')}
          description={say('editor.target-hint')}
          value={target}
          {...scale}
          error={faultAt('body.target')}
          onChange={(value) => onChange({ target: value })}
        />
        <ThresholdFields body={body} onChange={onChange} />
      </div>
    </fieldset>
  );
}
