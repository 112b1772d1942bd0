import type { SetFigure } from '@attune/contracts';
import { IconLock } from '@tabler/icons-react';
import { useFormats } from '../../language/use-formats.ts';
import { useName } from '../../language/use-name.ts';
import { useSay } from '../../language/use-say.ts';
import { countText } from '../indicators/count-text.ts';
import { intervalReasonText } from '../indicators/reason-text.ts';
import { useFigureText } from '../indicators/use-figure-text.ts';
import { FigureButton } from './figure-button.tsx';
import { nameOfItem } from './item-name.ts';
import { unitOfItem, type ValuesItem } from './item-unit.ts';
import styles from './set-item-row.module.css';
import { setReasonText } from './set-reason-text.ts';
import type { MadeOf } from './set-search.ts';
import { StandingMark } from './standing-mark.tsx';
import { standingText } from './standing-text.ts';
import { StandingTrack } from './standing-track.tsx';
import { useTargetOrigin } from './use-target-origin.ts';

interface Props {
  item: ValuesItem;
  figure: SetFigure | undefined;
  /** Of the weight in the index, 0..1; null where it is no part of it. */
  share: number | null;
  department: string;
  onReceipt: (token: string) => void;
  onMade: (made: MadeOf) => void;
}

export function SetItemRow({ item, figure, share, department, onReceipt, onMade }: Props) {
  const say = useSay();
  const nameOf = useName();
  const formats = useFormats();
  const text = useFigureText(unitOfItem(item));
  const name = nameOf(item.names);
  const target = figure?.target ?? null;
  const originOf = useTargetOrigin(department);
  const origin = target && originOf(target);
  return (
    <li className={styles.item} data-testid={`item-${nameOfItem(item)}`}>
      <span className={styles.name}>
        {name}
        {item.locked ? (
          <span title={say('set.locked-hint')}>
            <IconLock
              size={13}
              stroke={1.8}
              className={styles.lock}
              role="img"
              aria-label={say('set.locked')}
            />
          </span>
        ) : null}
      </span>
      <span className={styles.figure}>
        {figure && figure.value !== null ? (
          <>
            <FigureButton
              figure={figure}
              label={name}
              value={text.value(figure.value)}
              onReceipt={onReceipt}
              onMade={() => onMade({ item: nameOfItem(item), department })}
            />
            <span className={styles.facts}>
              {figure.interval ? (
                <span>{text.interval(figure.interval)}</span>
              ) : (
                <span title={intervalReasonText(figure.intervalReason, say)}>{say('set.no-interval')}</span>
              )}
              <span>{say('card.n', { n: countText(figure.n, formats) })}</span>
            </span>
          </>
        ) : (
          <span className={styles.reason}>{setReasonText(figure?.reason, say)}</span>
        )}
      </span>
      <span className={styles.standing} data-standing={figure?.standing ?? 'none'}>
        <StandingTrack figure={figure} polarity={item.polarity} />
        <span className={styles.words}>
          {figure?.standing ? <StandingMark standing={figure.standing} /> : null}
          {figure ? standingText(figure, say) : null}
        </span>
      </span>
      <span className={styles.target}>
        <span className={styles.label}>{say('set.head-target')} </span>
        {target ? text.exact(target.value) : '–'}
        {origin ? <span className={styles.quiet}>{origin}</span> : null}
      </span>
      <span className={styles.score}>
        <span className={styles.label}>{say('set.head-score')} </span>
        {figure?.score === null || figure === undefined ? (
          <span title={say(item.score ? 'index.no-score' : 'index.not-scored')}>–</span>
        ) : (
          formats.decimal(figure.score, 0)
        )}
      </span>
      <span className={styles.weight}>
        <span className={styles.label}>{say('set.head-weight')} </span>
        {share === null ? (
          <span className={styles.quiet}>{say('index.not-scored-short')}</span>
        ) : (
          <>
            <span className={styles.bar} aria-hidden="true">
              <span style={{ width: `${share * 100}%` }} />
            </span>
            {formats.percent(share, 0)}
          </>
        )}
      </span>
    </li>
  );
}
