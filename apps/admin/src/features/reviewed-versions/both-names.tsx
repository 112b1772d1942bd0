import type { Names } from '@attune/contracts';
import { TextInput } from '@mantine/core';
import { useEffect } from 'react';
import { useFaultAt } from '../../frame/faults.tsx';
import { loadChineseFace } from '../../language/load-chinese-face.ts';
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
  // Somebody writes Chinese here, whatever language the page is in.
  useEffect(loadChineseFace, []);
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
