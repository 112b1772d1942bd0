import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useSay } from '../../language/use-say.ts';
import { numberOf, textOf } from './number-text.ts';

interface Props {
  label: string;
  /** Where what stands beside it says it to whoever sees. */
  labelHidden?: boolean;
  description?: string;
  value: number | null;
  /** What one of what is written is worth: 0.01 for per cent. */
  factor?: number;
  /** Behind the number: `%`. */
  suffix?: string;
  error: string | null;
  onChange: (value: number | null) => void;
}

/** A number as people write it; what is none yet stays in the field and changes nothing. */
export function NumberField(props: Props) {
  const { label, labelHidden, description, value, factor = 1, suffix, error, onChange } = props;
  const say = useSay();
  const [text, setText] = useState(textOf(value, factor));
  const [writing, setWriting] = useState(false);
  // Unless it comes from elsewhere, what is written stays as it was written, and as long as somebody writes.
  const read = numberOf(text, factor);
  const kept = read === null && Number.isNaN(value) ? null : value;
  const shown = writing || read === kept || read === undefined ? text : textOf(kept, factor);
  return (
    <TextInput
      {...(labelHidden ? { 'aria-label': label } : { label })}
      description={description}
      inputMode="decimal"
      value={shown}
      rightSection={suffix ? <span aria-hidden="true">{suffix}</span> : null}
      error={read === undefined ? say('number.none') : error}
      onFocus={() => {
        setText(shown);
        setWriting(true);
      }}
      onBlur={() => setWriting(false)}
      onChange={(event) => {
        const next = event.currentTarget.value;
        setText(next);
        const found = numberOf(next, factor);
        if (found !== undefined) onChange(found);
      }}
    />
  );
}
