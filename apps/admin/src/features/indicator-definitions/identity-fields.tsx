import type { IndicatorBody } from '@attune/contracts';
import { useSay } from '../../language/use-say.ts';
import { BothExplanations } from '../reviewed-versions/both-explanations.tsx';
import { BothNames } from '../reviewed-versions/both-names.tsx';
import styles from '../reviewed-versions/editor-section.module.css';
import { KeyField } from '../reviewed-versions/key-field.tsx';
import { OwnerField } from '../reviewed-versions/owner-field.tsx';
import { TagsField } from './tags-field.tsx';

interface Props {
  body: IndicatorBody;
  /** Null where the indicator has one already: it never changes. */
  newKey: string | null;
  tried: boolean;
  onKey: (key: string) => void;
  onChange: (changes: Partial<IndicatorBody>) => void;
}

const labels = { zh: 'field.explanations.zh', en: 'field.explanations.en' } as const;

/** What it is called in both languages, and who answers for it. */
export function IdentityFields({ body, newKey, tried, onKey, onChange }: Props) {
  const say = useSay();
  const { names, explanations, owner, tags } = body;
  return (
    <fieldset className={styles.section}>
      <legend className={styles.legend}>{say('editor.words')}</legend>
      {newKey === null ? null : (
        <KeyField
          value={newKey}
          hint="editor.key-hint"
          form="editor.key-form"
          tried={tried}
          onChange={onKey}
        />
      )}
      <div className={styles.pair}>
        <BothNames names={names} field="body.names" onChange={(next) => onChange({ names: next })} />
        <BothExplanations
          explanations={explanations}
          labels={labels}
          onChange={(next) => onChange({ explanations: next })}
        />
        <OwnerField owner={owner} onChange={(next) => onChange({ owner: next })} />
        <TagsField tags={tags} onChange={(next) => onChange({ tags: next })} />
      </div>
    </fieldset>
  );
}
