import { dimensions, type IndicatorBody, indicatorUnits } from '@attune/contracts';
import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useFaultAt } from '../../frame/faults.tsx';
import { useFormats } from '../../language/use-formats.ts';
import { useSay } from '../../language/use-say.ts';
import { figureText, notComputable } from '../indicators/figure-text.ts';
import { NumberField } from '../indicators/number-field.tsx';
import { unitScale } from '../indicators/unit-scale.ts';
import styles from '../reviewed-versions/editor-section.module.css';

interface Props {
  body: IndicatorBody;
  onChange: (changes: Partial<IndicatorBody>) => void;
}

const polarities = ['higher-is-better', 'lower-is-better', 'neutral'] as const;

/** What a value means, what counts, and from where on it is good. */
export function ReadingRules({ body, onChange }: Props) {
  const say = useSay();
  const faultAt = useFaultAt();
  const { unit, polarity, minimumN, target, method, filter, exclude } = body;
  const scale = unitScale(unit);
  const formula = method.kind === 'formula';
  return (
    <fieldset className={styles.section}>
      <legend className={styles.legend}>{say('editor.rules')}</legend>
      {formula ? (
        <div className={styles.pair}>
          <NativeSelect
            label={say('field.unit')}
            value={unit}
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
      ) : (
        <ReadingMeaning body={body} />
      )}
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

/** Belongs to the reading and is only told. */
function ReadingMeaning({ body: { unit, polarity, range } }: { body: IndicatorBody }) {
  const say = useSay();
  const formats = useFormats();
  const text = figureText({ unit, currencies: null }, formats, say);
  const told = [
    say(`unit.${unit}`),
    say(`polarity.${polarity}`),
    range ? `${text.exact(range[0])} … ${text.exact(range[1])}` : notComputable,
  ];
  return <p className={styles.quiet}>{say('editor.of-reading', { meaning: told.join(' · ') })}</p>;
}

function RangeFields({ body: { range, unit }, onChange }: Props) {
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

function ThresholdFields({ body: { thresholds, unit }, onChange }: Props) {
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
