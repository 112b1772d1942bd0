import type { Department, ValueRow } from '@attune/contracts';
import { useFormats } from '../../language/use-formats.ts';
import { useName } from '../../language/use-name.ts';
import { useSay } from '../../language/use-say.ts';
import { figureText } from '../indicators/figure-text.ts';
import { headline, type Move } from './headline.ts';
import type { PulseFigure } from './use-pulse-figures.ts';

/** The title of the page in the language in use. `top` is where all that is shown hangs together. */
export function useHeadline(
  figures: readonly PulseFigure[],
  departments: readonly Department[],
  top: string | null,
): string {
  const say = useSay();
  const formats = useFormats();
  const nameOf = useName();
  const names = new Map(departments.map(({ key, names }) => [key, nameOf(names)]));

  const moveOf = ({ indicator }: PulseFigure, row: ValueRow, department: string | null): Move => ({
    indicator,
    indicatorName: nameOf(indicator.names),
    department,
    change: row.change,
    n: row.n ?? 0,
    value: figureText(indicator, formats, say).value(row.value),
  });
  const wholes = figures.map((figure) => moveOf(figure, figure.whole, null));
  const parts = figures.flatMap((figure) =>
    figure.departments
      .filter(
        (row) => row.department !== top && departments.find(({ key }) => key === row.department)?.parent,
      )
      .map((row) => moveOf(figure, row, names.get(row.department ?? '') ?? row.department ?? '')),
  );
  return headline(wholes, parts, {
    say,
    differenceOf: ({ indicator, change }) =>
      figureText(indicator, formats, say).difference(change.difference),
  });
}
