import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useFaultAt } from '../../frame/faults.tsx';
import type { TextKey } from '../../language/say.ts';
import { useSay } from '../../language/use-say.ts';
import { isKey } from './is-key.ts';
import styles from './editor-section.module.css';

interface Props {
  value: string;
  hint: TextKey;
  /** What a key looks like. */
  form: TextKey;
  /** Somebody tried to save. */
  tried: boolean;
  onChange: (key: string) => void;
}

/** What is not there yet is given a key once. */
export function KeyField({ value, hint, form, tried, onChange }: Props) {
  const say = useSay();
  const faultAt = useFaultAt();
  const [left, setLeft] = useState(false);
  // A word half written is not wrong yet.
  const wrong = value === '' ? tried : (tried || left) && !isKey(value);
  return (
    <TextInput
      label={say('editor.key')}
      description={say(hint)}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value.trim())}
      onBlur={() => setLeft(true)}
      error={wrong ? say(form) : faultAt('key')}
      maxLength={100}
      className={styles.code}
      required
    />
  );
}
