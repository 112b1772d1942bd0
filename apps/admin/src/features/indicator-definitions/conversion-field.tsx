import type { ScaleConversion } from '@attune/contracts';
import { NativeSelect } from '@mantine/core';
import { useSay } from '../../language/use-say.ts';
import {
  choiceOf,
  choicesOf,
  type ConversionChoice,
  inUse,
  nearestTable,
  type QuestionScale,
  type ReadingScale,
} from './conversion-places.ts';
import { conversionText } from '../indicators/conversion-text.ts';

interface Props {
  department: string;
  conversion: ScaleConversion | null;
  from: QuestionScale;
  to: ReadingScale;
  /** What is wrong with it stands below, where there is room: id of that text, null where nothing is. */
  faultId: string | null;
  onChange: (conversion: ScaleConversion | null) => void;
}

/** How a question's scale becomes that of the reading. */
export function ConversionField({ department, conversion, from, to, faultId, onChange }: Props) {
  const say = useSay();
  const chosen = choiceOf(conversion, from, to);
  const of = (choice: ConversionChoice): ScaleConversion | null =>
    choice === 'by-itself' ? null : choice === 'table' ? nearestTable(from, to) : { kind: choice };
  return (
    <NativeSelect
      size="xs"
      aria-label={say('bindings.conversion-of', { department })}
      aria-describedby={faultId ?? undefined}
      value={chosen ?? ''}
      error={faultId !== null}
      onChange={(event) => onChange(of(event.currentTarget.value as ConversionChoice))}
      data={[
        ...(chosen === null ? [{ value: '', label: say('bindings.choose'), disabled: true }] : []),
        ...choicesOf(from, to).map((choice) => ({
          value: choice,
          label: conversionText(inUse(of(choice), from, to), say),
        })),
      ]}
    />
  );
}
