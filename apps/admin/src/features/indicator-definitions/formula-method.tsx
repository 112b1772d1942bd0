import type { DefinitionParts, IndicatorBody, LibraryEntry } from '@attune/contracts';
import { lazy, Suspense, useMemo } from 'react';
import { useName } from '../../language/use-name.ts';
import { useSay } from '../../language/use-say.ts';
import styles from '../reviewed-versions/editor-section.module.css';
import { type FormulaWord, wordOfKey } from './formula-completion.ts';

/** It brings the parser of formulas along, which most pages never need. */
const FormulaField = lazy(async () => ({ default: (await import('./formula-field.tsx')).FormulaField }));

interface Props {
  indicatorKey: string;
  method: Extract<IndicatorBody['method'], { kind: 'formula' }>;
  parts: DefinitionParts;
  library: readonly LibraryEntry[];
  onChange: (formula: string) => void;
}

export function FormulaMethod({ indicatorKey, method, parts, library, onChange }: Props) {
  const say = useSay();
  const nameOf = useName();
  const published = useMemo(
    () => library.filter(({ key, inForce }) => inForce && key !== indicatorKey),
    [indicatorKey, library],
  );
  const keys = useMemo(() => published.map(({ key }) => key), [published]);
  const words = useMemo((): FormulaWord[] => {
    const indicators = published.map(({ key, names, unit }) => ({
      kind: 'indicator' as const,
      name: wordOfKey(key),
      label: nameOf(names),
      help: say(`unit.${unit}`),
    }));
    const functions = parts.functions.map(({ name, signature, help }) => ({
      kind: 'function' as const,
      name,
      label: signature,
      help: nameOf(help),
    }));
    return [...indicators, ...functions];
  }, [published, nameOf, parts, say]);
  return (
    <>
      <p className={styles.quiet}>{say('formula.hint')}</p>
      <Suspense fallback={null}>
        <FormulaField
          formula={method.formula}
          indicatorKey={indicatorKey}
          keys={keys}
          words={words}
          onChange={onChange}
        />
      </Suspense>
    </>
  );
}
