import type { Binding, DefinitionParts, Department, IndicatorBody, LibraryEntry } from '@attune/contracts';
import { SegmentedControl } from '@mantine/core';
import { useName } from '../../language/use-name.ts';
import { useSay } from '../../language/use-say.ts';
import styles from '../reviewed-versions/editor-section.module.css';
import { BindingsEditor } from './bindings-editor.tsx';
import { asRead } from './draft-body.ts';
import { measureText } from './measure-text.ts';
import { ReadingPicker } from './reading-picker.tsx';

interface Props {
  indicatorKey: string;
  body: IndicatorBody;
  method: Extract<IndicatorBody['method'], { kind: 'reading' }>;
  parts: DefinitionParts;
  departments: readonly Department[];
  library: readonly LibraryEntry[];
  onChange: (changes: Partial<IndicatorBody>) => void;
}

/** Which reading, and which questions and events of which departments feed it. */
export function ReadingMethod(props: Props) {
  const { indicatorKey, body, method, parts, departments, library, onChange } = props;
  const say = useSay();
  const nameOf = useName();
  const { reading: key, bindings } = method;
  const reading = parts.readings.find((one) => one.key === key);
  const inputs = reading?.inputs ?? [];
  const bindable = inputs.filter((input) => input.bindable);
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
      <ReadingPicker
        chosen={key}
        readings={parts.readings}
        library={library}
        indicatorKey={indicatorKey}
        onChoose={(chosen) => onChange(asRead(body, chosen, library))}
      />
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
                  const found = parts.measures.find((one) => one.key === measure);
                  return (
                    <li key={`${name} ${measure}`}>
                      {found?.scale ? measureText(found, { say, nameOf }) : null} <code>{measure}</code>
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
