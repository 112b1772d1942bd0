import { type KeyboardEvent, useId, useMemo, useRef, useState } from 'react';
import { useFaultAt } from '../../frame/faults.tsx';
import { useSay } from '../../language/use-say.ts';
import { completed, completionAt, type FormulaWord, wordOfKey } from './formula-completion.ts';
import { formulaFault } from './formula-fault.ts';
import styles from './formula-field.module.css';

interface Props {
  formula: string;
  /** Of the indicator that it is of; empty where it has none yet. */
  indicatorKey: string;
  /** Of published indicators. */
  keys: readonly string[];
  words: readonly FormulaWord[];
  onChange: (formula: string) => void;
}

/**
 * A formula, with what it may name offered while it is written and what is wrong with it marked in its place. Follows
 * the ARIA pattern of a text field with a list: focus stays in the field, arrow keys walk the list.
 */
export function FormulaField({ formula, indicatorKey, keys, words, onChange }: Props) {
  const say = useSay();
  const faultAt = useFaultAt();
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [caret, setCaret] = useState<number | null>(null);
  const [active, setActive] = useState(0);
  const known = useMemo(() => new Set(keys), [keys]);
  const fault = formula.trim() === '' ? null : formulaFault(formula, known, indicatorKey);
  const completion = caret === null ? null : completionAt(formula, caret, words);
  const options = completion?.words ?? [];
  const at = Math.min(active, options.length - 1);
  const refused = fault ? null : faultAt('body.method.formula');
  const told = fault
    ? say(`formula.fault.${fault.problem}`, {
        subject: fault.subject,
        name: wordOfKey(fault.subject),
        position: (fault.position ?? 0) + 1,
      })
    : refused;

  function choose(word: FormulaWord): void {
    if (!completion) return;
    const next = completed(formula, completion, word);
    onChange(next.text);
    setCaret(null);
    // The caret is set once the text is there.
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(next.caret, next.caret);
    });
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (options.length === 0) return;
    const word = options[at];
    if (event.key === 'ArrowDown') setActive((at + 1) % options.length);
    else if (event.key === 'ArrowUp') setActive((at + options.length - 1) % options.length);
    else if ((event.key === 'Enter' || event.key === 'Tab') && word) choose(word);
    else if (event.key === 'Escape') setCaret(null);
    else return;
    event.preventDefault();
  }

  return (
    <div className={styles.field}>
      <label htmlFor={`${id}-text`} className={styles.label}>
        {say('formula.label')}
      </label>
      <div className={styles.box}>
        <div className={styles.behind} aria-hidden="true">
          {fault && fault.position !== null ? (
            <>
              {formula.slice(0, fault.position)}
              <mark className={styles.wrong}>
                {formula.slice(fault.position, fault.position + fault.length) || ' '}
              </mark>
              {formula.slice(fault.position + fault.length)}
            </>
          ) : (
            formula
          )}{' '}
        </div>
        <textarea
          ref={field}
          id={`${id}-text`}
          className={styles.text}
          value={formula}
          maxLength={1000}
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          placeholder="0.6 * rescale(nps, -100, 100) + 40 * csat_top_box"
          aria-autocomplete="list"
          aria-controls={`${id}-list`}
          aria-activedescendant={options.length > 0 ? `${id}-${at}` : undefined}
          aria-invalid={told !== null}
          aria-describedby={`${id}-fault`}
          onChange={(event) => {
            onChange(event.currentTarget.value);
            setCaret(event.currentTarget.selectionStart);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
          onBlur={() => setCaret(null)}
        />
      </div>
      <ul id={`${id}-list`} role="listbox" aria-label={say('formula.words')} className={styles.list}>
        {options.map((word, nth) => (
          // Chosen before the field loses its focus; the keyboard is the field's.
          <li
            key={word.name}
            id={`${id}-${nth}`}
            role="option"
            aria-selected={nth === at}
            className={styles.option}
            onPointerDown={(event) => {
              event.preventDefault();
              choose(word);
            }}
          >
            <code className={styles.name}>{word.name}</code>
            <span>{word.label}</span>
            <span className={styles.help}>{word.help}</span>
          </li>
        ))}
      </ul>
      <p id={`${id}-fault`} role="status" className={styles.fault} data-testid="formula-fault">
        {told}
      </p>
    </div>
  );
}
