import type { IndicatorBody } from '@attune/contracts';
import { Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useSay } from '../../language/use-say.ts';
import styles from '../reviewed-versions/editor-section.module.css';
import { useFaultAt } from '../../frame/faults.tsx';

interface Props {
  body: IndicatorBody;
  /** Null where the indicator has one already: it never changes. */
  newKey: string | null;
  tried: boolean;
  onKey: (key: string) => void;
  onChange: (changes: Partial<IndicatorBody>) => void;
}

const keyForm = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** What it is called in both languages, and who answers for it. */
export function IdentityFields({ body, newKey, tried, onKey, onChange }: Props) {
  const say = useSay();
  const faultAt = useFaultAt();
  const { names, explanations, owner } = body;
  const keyFault =
    newKey !== null && ((newKey !== '' && !keyForm.test(newKey)) || (tried && newKey === ''))
      ? say('editor.key-form')
      : null;
  return (
    <fieldset className={styles.section}>
      <legend className={styles.legend}>{say('editor.words')}</legend>
      {newKey === null ? null : (
        <TextInput
          label={say('editor.key')}
          description={say('editor.key-hint')}
          value={newKey}
          onChange={(event) => onKey(event.currentTarget.value.trim())}
          error={keyFault ?? faultAt('key')}
          maxLength={100}
          className={styles.code}
          required
        />
      )}
      <div className={styles.pair}>
        <TextInput
          label={say('field.names.zh')}
          value={names.zh}
          lang="zh-CN"
          onChange={(event) => onChange({ names: { ...names, zh: event.currentTarget.value } })}
          error={faultAt('body.names.zh')}
          maxLength={200}
          required
        />
        <TextInput
          label={say('field.names.en')}
          value={names.en}
          lang="en"
          onChange={(event) => onChange({ names: { ...names, en: event.currentTarget.value } })}
          error={faultAt('body.names.en')}
          maxLength={200}
          required
        />
        <Textarea
          label={say('field.explanations.zh')}
          value={explanations.zh}
          lang="zh-CN"
          onChange={(event) => onChange({ explanations: { ...explanations, zh: event.currentTarget.value } })}
          error={faultAt('body.explanations.zh')}
          maxLength={2000}
          autosize
          minRows={2}
          required
        />
        <Textarea
          label={say('field.explanations.en')}
          value={explanations.en}
          lang="en"
          onChange={(event) => onChange({ explanations: { ...explanations, en: event.currentTarget.value } })}
          error={faultAt('body.explanations.en')}
          maxLength={2000}
          autosize
          minRows={2}
          required
        />
        <TextInput
          label={say('field.owner')}
          description={say('editor.owner-hint')}
          value={owner}
          onChange={(event) => onChange({ owner: event.currentTarget.value })}
          error={faultAt('body.owner')}
          maxLength={200}
          required
        />
        <TagsField tags={body.tags} onChange={(tags) => onChange({ tags })} />
      </div>
    </fieldset>
  );
}

/** Tags as one writes them: separated by commas of either language. */
function TagsField({ tags, onChange }: { tags: readonly string[]; onChange: (tags: string[]) => void }) {
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
