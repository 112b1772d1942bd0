import type { DefinitionParts, Department, IndicatorBody, LibraryEntry } from '@attune/contracts';
import { SegmentedControl } from '@mantine/core';
import { useRef } from 'react';
import { useSay } from '../../language/use-say.ts';
import styles from '../reviewed-versions/editor-section.module.css';
import { FormulaMethod } from './formula-method.tsx';
import { ReadingMethod } from './reading-method.tsx';

interface Props {
  indicatorKey: string;
  body: IndicatorBody;
  parts: DefinitionParts;
  departments: readonly Department[];
  library: readonly LibraryEntry[];
  onChange: (changes: Partial<IndicatorBody>) => void;
}

type Method = IndicatorBody['method'];

/** The part of a body that a method decides with it. */
type OfMethod = Pick<IndicatorBody, 'method' | 'unit' | 'polarity' | 'range'>;

const empty: Record<Method['kind'], OfMethod> = {
  reading: {
    method: { kind: 'reading', reading: '', bindings: null },
    unit: 'points',
    polarity: 'higher-is-better',
    range: null,
  },
  formula: {
    method: { kind: 'formula', formula: '' },
    unit: 'points',
    polarity: 'higher-is-better',
    range: null,
  },
};

/** How it comes about: a reading of answers and events, or a formula over other indicators. */
export function MethodFields({ indicatorKey, body, parts, departments, library, onChange }: Props) {
  const say = useSay();
  const { method } = body;
  // Looking at the other method loses nothing of this one.
  const left = useRef<Partial<Record<Method['kind'], OfMethod>>>({});

  function turn(kind: Method['kind']): void {
    if (kind === method.kind) return;
    const { unit, polarity, range } = body;
    left.current[method.kind] = { method, unit, polarity, range };
    onChange(left.current[kind] ?? empty[kind]);
  }

  return (
    <fieldset className={styles.section}>
      <legend className={styles.legend}>{say('editor.method')}</legend>
      <SegmentedControl
        className={styles.mode}
        size="sm"
        aria-label={say('editor.method')}
        value={method.kind}
        onChange={(next) => turn(next as Method['kind'])}
        data={[
          { value: 'reading', label: say('editor.reading') },
          { value: 'formula', label: say('editor.formula') },
        ]}
      />
      {method.kind === 'reading' ? (
        <ReadingMethod
          indicatorKey={indicatorKey}
          body={body}
          method={method}
          parts={parts}
          departments={departments}
          library={library}
          onChange={onChange}
        />
      ) : (
        <FormulaMethod
          indicatorKey={indicatorKey}
          method={method}
          parts={parts}
          library={library}
          onChange={(formula) => onChange({ method: { kind: 'formula', formula } })}
        />
      )}
    </fieldset>
  );
}
