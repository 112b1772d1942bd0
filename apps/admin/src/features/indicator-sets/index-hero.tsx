import { VisuallyHidden } from '@mantine/core';
import type { IndexFigure, SetRow, SetValues } from '@attune/contracts';
import { CrossFade } from '../../frame/cross-fade.tsx';
import { useFormats } from '../../language/use-formats.ts';
import { useName } from '../../language/use-name.ts';
import { useSay } from '../../language/use-say.ts';
import { countText } from '../indicators/count-text.ts';
import { notComputable } from '../indicators/figure-text.ts';
import { intervalReasonText } from '../indicators/reason-text.ts';
import { ContributionBar } from './contribution-bar.tsx';
import styles from './index-hero.module.css';
import { indexText } from './index-text.ts';
import { PartsMark } from './parts-mark.tsx';
import { setReasonText } from './set-reason-text.ts';
import type { MadeOf } from './set-search.ts';

interface Props {
  version: SetValues['versions'][number];
  row: SetRow | undefined;
  onMade: (made: MadeOf) => void;
}

const nothing: IndexFigure = { value: null, n: 0, interval: null, coverage: 0, reason: 'empty' };

/** The one number of all scores, whether to believe it, and how it comes about. */
export function IndexHero({ version, row, onMade }: Props) {
  const say = useSay();
  const nameOf = useName();
  const formats = useFormats();
  const figure = row?.index ?? nothing;
  if (!version.index) return null;
  const name = nameOf(version.index.names);
  const value = figure.value === null ? notComputable : formats.decimal(figure.value, 1);
  const interval = figure.interval
    ? `${formats.decimal(figure.interval.low, 1)}–${formats.decimal(figure.interval.high, 1)}`
    : null;
  return (
    <section className={styles.hero} aria-label={name} data-testid="set-index">
      <div>
        <h2 className={styles.name}>{name}</h2>
        <button
          type="button"
          className={styles.figure}
          onClick={() => row && onMade({ item: null, department: row.department })}
        >
          <VisuallyHidden>{name} </VisuallyHidden>
          <span className={styles.value} data-testid="set-index-value">
            <CrossFade text={value} />
          </span>
          <span className={styles.scale}>{say('index.of-100')}</span>
          <VisuallyHidden>: {say('index.how')}</VisuallyHidden>
        </button>
        {figure.value === null ? (
          <p className={styles.facts}>{setReasonText(figure.reason, say)}</p>
        ) : (
          <p className={styles.facts}>
            {interval ?? intervalReasonText(figure.intervalReason, say)}
            <span>{say('index.smallest-n', { n: countText(figure.n, formats) })}</span>
            {row ? <PartsMark version={version} row={row} /> : null}
          </p>
        )}
      </div>
      <div className={styles.made}>
        <ContributionBar version={version} row={row} />
        <p className={styles.words}>
          {indexText(version.index, { say, formats })}{' '}
          {figure.coverage < 1 ? say('index.covers', { share: formats.percent(figure.coverage, 0) }) : null}
        </p>
      </div>
    </section>
  );
}
