import { VisuallyHidden } from '@mantine/core';
import type { SetFigure } from '@attune/contracts';
import { useFormats } from '../../language/use-formats.ts';
import { useName } from '../../language/use-name.ts';
import { useSay } from '../../language/use-say.ts';
import { countText } from '../indicators/count-text.ts';
import { notComputable } from '../indicators/figure-text.ts';
import { useFigureText } from '../indicators/use-figure-text.ts';
import { FigureButton } from './figure-button.tsx';
import { nameOfItem } from './item-name.ts';
import { unitOfItem, type ValuesItem } from './item-unit.ts';
import styles from './matrix-item-cell.module.css';
import type { Place } from './places.ts';
import { setReasonText } from './set-reason-text.ts';
import type { MadeOf } from './set-search.ts';
import { StandingMark } from './standing-mark.tsx';
import { standingText } from './standing-text.ts';

interface Props {
  item: ValuesItem;
  figure: SetFigure | undefined;
  place: Place | undefined;
  department: { key: string; name: string };
  onReceipt: (token: string) => void;
  onMade: (made: MadeOf) => void;
}

export function MatrixItemCell({ item, figure, place, department, onReceipt, onMade }: Props) {
  const say = useSay();
  const nameOf = useName();
  const formats = useFormats();
  const text = useFigureText(unitOfItem(item));
  if (!figure || figure.value === null)
    return (
      <span className={styles.none} title={setReasonText(figure?.reason, say)}>
        {notComputable}
        <VisuallyHidden>{setReasonText(figure?.reason, say)}</VisuallyHidden>
      </span>
    );
  const hint = [
    figure.interval ? text.interval(figure.interval) : null,
    say('card.n', { n: countText(figure.n, formats) }),
    figure.target ? say('card.target', { target: text.exact(figure.target.value) }) : null,
    standingText(figure, say),
    placeText(place),
  ]
    .filter(Boolean)
    .join(' · ');

  function placeText(of: Place | undefined): string | null {
    if (!of) return null;
    if (of.rank !== null) return say('place.is', { rank: of.rank, among: of.among });
    return of.range
      ? say('place.between', { best: of.range.best, worst: of.range.worst, among: of.among })
      : null;
  }

  return (
    <span className={styles.cell}>
      <span className={styles.mark}>
        {figure.standing ? <StandingMark standing={figure.standing} /> : null}
      </span>
      {place?.rank ? (
        <span className={styles.rank} aria-hidden="true">
          {say('place.short', { rank: place.rank })}
        </span>
      ) : null}
      <FigureButton
        figure={figure}
        label={`${department.name}, ${nameOf(item.names)}`}
        value={text.value(figure.value)}
        hint={hint}
        inTable
        onReceipt={onReceipt}
        onMade={() => onMade({ item: nameOfItem(item), department: department.key })}
      />
    </span>
  );
}
