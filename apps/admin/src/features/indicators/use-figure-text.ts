import type { Indicator } from '@attune/contracts';
import { useMemo } from 'react';
import { useFormats } from '../../language/use-formats.ts';
import { useSay } from '../../language/use-say.ts';
import { type FigureText, figureText } from './figure-text.ts';

export function useFigureText(unit: Indicator['unit']): FigureText {
  const formats = useFormats();
  const say = useSay();
  return useMemo(() => figureText(unit, formats, say), [unit, formats, say]);
}
