import type { Names } from '@attune/contracts';
import { TextInput } from '@mantine/core';
import { useFaultAt } from '../../frame/faults.tsx';
import { useSay } from '../../language/use-say.ts';

interface Props {
  names: Names;
  /** Where it stands in the request: `body.names`. */
  field: string;
  onChange: (names: Names) => void;
}

/** A name in both languages, side by side: neither is a translation of the other. */
export function BothNames({ names, field, onChange }: Props) {
  const say = useSay();
  const faultAt = useFaultAt();
  return (['zh', 'en'] as const).map((language) => (
    <TextInput
      key={language}
      label={say(`field.names.${language}`)}
      value={names[language]}
      lang={language === 'zh' ? 'zh-CN' : 'en'}
      onChange={(event) => onChange({ ...names, [language]: event.currentTarget.value })}
      error={faultAt(`${field}.${language}`)}
      maxLength={200}
      required
    />
  ));
}
