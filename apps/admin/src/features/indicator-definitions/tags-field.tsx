import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useFaultAt } from '../../frame/faults.tsx';
import { useSay } from '../../language/use-say.ts';

interface Props {
  tags: readonly string[];
  onChange: (tags: string[]) => void;
}

/** Tags as one writes them: separated by commas of either language. */
export function TagsField({ tags, onChange }: Props) {
  const say = useSay();
  const faultAt = useFaultAt();
  const [text, setText] = useState(tags.join(say('list.comma')));
  return (
    <TextInput
      label={say('field.tags')}
      description={say('editor.tags-hint')}
      value={text}
      error={faultAt('body.tags')}
      onChange={(event) => {
        const { value } = event.currentTarget;
        setText(value);
        const found = value
          .split(/[,，、]/)
          .map((tag) => tag.trim())
          .filter(Boolean);
        onChange([...new Set(found)]);
      }}
    />
  );
}
