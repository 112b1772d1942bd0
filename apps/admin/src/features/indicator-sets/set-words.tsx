import type { IndicatorSetBody } from '@attune/contracts';
import { Textarea, TextInput } from '@mantine/core';
import { useSay } from '../../language/use-say.ts';
import styles from '../reviewed-versions/editor-section.module.css';
import own from './set-words.module.css';
import { useFaultAt } from '../../frame/faults.tsx';
import { BothNames } from './both-names.tsx';

interface Props {
  body: IndicatorSetBody;
  /** Null where the set has one already: it never changes. */
  newKey: string | null;
  tried: boolean;
  onKey: (key: string) => void;
  onChange: (changes: Partial<IndicatorSetBody>) => void;
}

const keyForm = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** What it is called and for in both languages, and who answers for it. */
export function SetWords({ body, newKey, tried, onKey, onChange }: Props) {
  const say = useSay();
  const faultAt = useFaultAt();
  const { explanations, owner } = body;
  const keyFault =
    newKey !== null && ((newKey !== '' && !keyForm.test(newKey)) || (tried && newKey === ''))
      ? say('set-editor.key-form')
      : null;
  return (
    <fieldset className={styles.section}>
      <legend className={styles.legend}>{say('editor.words')}</legend>
      <div className={own.pairs}>
        <BothNames names={body.names} field="body.names" onChange={(names) => onChange({ names })} />
        {(['zh', 'en'] as const).map((language) => (
          <Textarea
            key={language}
            label={say(`set-editor.for-${language}`)}
            value={explanations[language]}
            lang={language === 'zh' ? 'zh-CN' : 'en'}
            onChange={(event) =>
              onChange({ explanations: { ...explanations, [language]: event.currentTarget.value } })
            }
            error={faultAt(`body.explanations.${language}`)}
            maxLength={2000}
            autosize
            minRows={2}
            required
          />
        ))}
        <TextInput
          label={say('field.owner')}
          description={say('editor.owner-hint')}
          value={owner}
          onChange={(event) => onChange({ owner: event.currentTarget.value })}
          error={faultAt('body.owner')}
          maxLength={200}
          required
        />
        {newKey === null ? null : (
          <TextInput
            label={say('editor.key')}
            description={say('set-editor.key-hint')}
            value={newKey}
            onChange={(event) => onKey(event.currentTarget.value.trim())}
            error={keyFault ?? faultAt('key')}
            maxLength={100}
            className={styles.code}
            required
          />
        )}
      </div>
    </fieldset>
  );
}
