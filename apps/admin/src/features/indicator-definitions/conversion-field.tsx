import type { ScaleConversion } from '@attune/contracts';
import { NativeSelect } from '@mantine/core';
import { useSay } from '../../language/use-say.ts';
import { nearestTable, type QuestionScale, type ReadingScale } from './conversion-places.ts';

interface Props {
  department: string;
  conversion: ScaleConversion | null;
  from: QuestionScale;
  to: ReadingScale;
  error: string | null;
  onChange: (conversion: ScaleConversion | null) => void;
}

const kinds = ['none', 'linear', 'reversed', 'table'] as const;
type Kind = (typeof kinds)[number];

/** How a question's scale becomes that of the reading. */
export function ConversionField({ department, conversion, from, to, error, onChange }: Props) {
  const say = useSay();
  const kind: Kind = conversion?.kind ?? 'none';

  function turn(next: Kind): void {
    if (next === 'none') onChange(null);
    else if (next === 'table') onChange(nearestTable(from, to));
    else onChange({ kind: next });
  }

  return (
    <NativeSelect
      size="xs"
      aria-label={say('bindings.conversion-of', { department })}
      value={kind}
      error={error}
      onChange={(event) => turn(event.currentTarget.value as Kind)}
      // What takes any scale reads it evenly by itself; a table would have nothing to say.
      data={kinds
        .filter((one) => !to.anyScale || one !== 'table')
        .map((one) => ({ value: one, label: say(`conversion.${one}`) }))}
    />
  );
}
