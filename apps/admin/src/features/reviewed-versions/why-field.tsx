import { Textarea } from '@mantine/core';
import { useSay } from '../../language/use-say.ts';

interface Props {
  why: string;
  onChange: (why: string) => void;
  hint?: 'why.hint' | 'adoption.why-hint';
  /** Where somebody begins to type. */
  first?: boolean;
}

/** Why somebody takes a step: the answer is kept. */
export function WhyField({ why, onChange, hint = 'why.hint', first = false }: Props) {
  const say = useSay();
  return (
    <Textarea
      label={say('why.label')}
      description={say(hint)}
      value={why}
      onChange={(event) => onChange(event.currentTarget.value)}
      maxLength={2000}
      autosize
      minRows={2}
      required
      {...(first && { 'data-autofocus': true })}
    />
  );
}
