import { useMemo } from 'react';
import { useFormats } from '../../language/use-formats.ts';
import { useSay } from '../../language/use-say.ts';
import { type FigureText, figureText, type Unit } from './figure-text.ts';

export function useFigureText({ unit, currencies }: Unit): FigureText {
  const formats = useFormats();
  const say = useSay();
  return useMemo(() => figureText({ unit, currencies }, formats, say), [unit, currencies, formats, say]);
}
