import type { Binding, DefinitionParts, Department, IndicatorBody } from '@attune/contracts';
import { NativeSelect, SegmentedControl } from '@mantine/core';
import { useFaultAt } from '../../frame/faults.tsx';
import { useName } from '../../language/use-name.ts';
import { useSay } from '../../language/use-say.ts';
import styles from '../reviewed-versions/editor-section.module.css';
import { BindingsEditor } from './bindings-editor.tsx';
import { asRead } from './draft-body.ts';

interface Props {
  body: IndicatorBody;
  method: Extract<IndicatorBody['method'], { kind: 'reading' }>;
  parts: DefinitionParts;
  departments: readonly Department[];
  onChange: (changes: Partial<IndicatorBody>) => void;
}

/** Which reading, and which questions and events of which departments feed it. */
export function ReadingMethod({ body, method, parts, departments, onChange }: Props) {
  const say = useSay();
  const nameOf = useName();
  const faultAt = useFaultAt();
  const { reading: key, bindings } = method;
  const reading = parts.readings.find((one) => one.key === key);
  const inputs = reading?.inputs ?? [];
  const bindable = inputs.filter((input) => input.bindable);
  const plugins = [...new Set(parts.readings.map(({ plugin }) => plugin))];
  const bind = (next: Binding[] | null) => onChange({ method: { ...method, bindings: next } });

  /** By department begins as what it finds by itself: nothing moves until somebody moves it. */
  function turn(mode: string): void {
    const found = bindable.flatMap(({ name, measures }) =>
      measures.map((measure) => ({ input: name, measure, departments: [], conversion: null })),
    );
    bind(mode === 'found' ? null : found);
  }

  return (
    <>
      <NativeSelect
        label={say('editor.which-reading')}
        value={key}
        error={faultAt('body.method.reading') ?? faultAt('body.unit')}
        onChange={(event) => {
          const chosen = parts.readings.find((one) => one.key === event.currentTarget.value);
          if (chosen) onChange(asRead(body, chosen));
        }}
        data={[
          ...(reading ? [] : [{ value: key, label: key === '' ? say('editor.choose') : key }]),
          ...plugins.map((plugin) => ({
            group: plugin,
            items: parts.readings
              .filter((one) => one.plugin === plugin)
              .map((one) => ({ value: one.key, label: nameOf(one.names) })),
          })),
        ]}
      />
      {reading ? <p className={styles.quiet}>{nameOf(reading.explanations)}</p> : null}
      {reading && bindable.length === 0 ? <p className={styles.quiet}>{say('editor.finds-itself')}</p> : null}
      {reading && bindable.length > 0 ? (
        <>
          <SegmentedControl
            className={styles.mode}
            size="xs"
            aria-label={say('editor.fed-by')}
            data-testid="fed-by"
            value={bindings === null ? 'found' : 'bound'}
            onChange={turn}
            data={[
              { value: 'found', label: say('editor.found') },
              { value: 'bound', label: say('editor.bound') },
            ]}
          />
          {bindings === null ? (
            <ul className={styles.measures}>
              {bindable.flatMap(({ name, measures }) =>
                measures.map((measure) => {
                  const text = parts.measures.find((one) => one.key === measure)?.text;
                  return (
                    <li key={`${name} ${measure}`}>
                      {text ? nameOf(text) : null} <code>{measure}</code>
                    </li>
                  );
                }),
              )}
              {bindable.every(({ measures }) => measures.length === 0) ? (
                <li className={styles.quiet}>{say('editor.found-nothing')}</li>
              ) : null}
            </ul>
          ) : (
            <BindingsEditor
              key={key}
              inputs={bindable}
              bindings={bindings}
              measures={parts.measures}
              departments={departments}
              onChange={bind}
            />
          )}
        </>
      ) : null}
    </>
  );
}
