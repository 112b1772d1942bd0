import type { Names } from '@attune/contracts';
import { Textarea } from '@mantine/core';
import { useEffect } from 'react';
import { useFaultAt } from '../../frame/faults.tsx';
import type { TextKey } from '../../language/say.ts';
import { loadChineseFace } from '../../language/load-chinese-face.ts';
import { useSay } from '../../language/use-say.ts';

interface Props {
  explanations: Names;
  labels: Readonly<Record<keyof Names, TextKey>>;
  onChange: (explanations: Names) => void;
}

/** What it means, in both languages. */
export function BothExplanations({ explanations, labels, onChange }: Props) {
  const say = useSay();
  // Somebody writes Chinese here, whatever language the page is in.
  useEffect(loadChineseFace, []);
  const faultAt = useFaultAt();
  return (['zh', 'en'] as const).map((language) => (
    <Textarea
      key={language}
      label={say(labels[language])}
      value={explanations[language]}
      lang={language === 'zh' ? 'zh-CN' : 'en'}
      onChange={(event) => onChange({ ...explanations, [language]: event.currentTarget.value })}
      error={faultAt(`body.explanations.${language}`)}
      maxLength={2000}
      autosize
      minRows={2}
      required
    />
  ));
}
