import type { IndicatorSetBody } from '@attune/contracts';
import { useSay } from '../../language/use-say.ts';
import { BothExplanations } from '../reviewed-versions/both-explanations.tsx';
import { BothNames } from '../reviewed-versions/both-names.tsx';
import section from '../reviewed-versions/editor-section.module.css';
import { KeyField } from '../reviewed-versions/key-field.tsx';
import { OwnerField } from '../reviewed-versions/owner-field.tsx';
import styles from './set-words.module.css';

interface Props {
  body: IndicatorSetBody;
  /** Null where the set has one already: it never changes. */
  newKey: string | null;
  tried: boolean;
  onKey: (key: string) => void;
  onChange: (changes: Partial<IndicatorSetBody>) => void;
}

const labels = { zh: 'set-editor.for-zh', en: 'set-editor.for-en' } as const;

/** What it is called and for in both languages, and who answers for it. */
export function SetWords({ body, newKey, tried, onKey, onChange }: Props) {
  const say = useSay();
  const { names, explanations, owner } = body;
  return (
    <fieldset className={section.section}>
      <legend className={section.legend}>{say('editor.words')}</legend>
      {newKey === null ? null : (
        <KeyField
          value={newKey}
          hint="set-editor.key-hint"
          form="set-editor.key-form"
          tried={tried}
          onChange={onKey}
        />
      )}
      <div className={styles.pairs}>
        <BothNames names={names} field="body.names" onChange={(next) => onChange({ names: next })} />
        <BothExplanations
          explanations={explanations}
          labels={labels}
          onChange={(next) => onChange({ explanations: next })}
        />
        <OwnerField owner={owner} onChange={(next) => onChange({ owner: next })} />
      </div>
    </fieldset>
  );
}
