import type { IndicatorBody, Preview } from '@attune/contracts';
import { useQuery } from '@tanstack/react-query';
import { useFormats } from '../../language/use-formats.ts';
import { useName } from '../../language/use-name.ts';
import { useSay } from '../../language/use-say.ts';
import { departmentsQuery } from '../departments/departments-query.ts';
import { countText } from '../indicators/count-text.ts';
import { reasonText } from '../indicators/reason-text.ts';
import { useFigureText } from '../indicators/use-figure-text.ts';
import styles from './effect-panel.module.css';
import { unnamed } from './draft-body.ts';
import { differenceOf, effectRows } from './effect-rows.ts';

interface Props {
  preview: Preview;
  body: IndicatorBody;
}

/** The whole in one line: what it read, what it would read, and how far apart the two are. */
export function EffectSentence({ preview, body }: Props) {
  const say = useSay();
  const nameOf = useName();
  const formats = useFormats();
  const text = useFigureText({ unit: body.unit, currencies: null });
  const { data: departments } = useQuery(departmentsQuery);
  const [whole] = departments ? effectRows(departments, preview) : [];
  if (!whole) return null;
  const { before, after, period } = whole;
  const [from, to] = period.split('/');
  const difference = differenceOf(whole, body.unit);
  const name = nameOf(body.names);
  return (
    <p className={styles.sentence} data-testid="effect-sentence">
      <span className={styles.quiet}>
        {from && to
          ? name === unnamed
            ? formats.period(from, to)
            : say('effect.of', { indicator: name, period: formats.period(from, to) })
          : name}
      </span>
      {before ? (
        <>
          <span className={styles.old}>
            <span className={styles.quiet}>
              {preview.version === null ? null : say('effect.version', { version: preview.version })}
            </span>{' '}
            {text.value(before.value)}
          </span>
          <span aria-hidden="true">→</span>
        </>
      ) : null}
      <span className={styles.new}>{text.value(after?.value ?? null)}</span>
      {difference === null ? null : (
        <span className={styles.difference}>
          {difference === 0 ? say('effect.same') : text.difference(difference)}
        </span>
      )}
      <span className={styles.quiet}>
        {after?.value == null
          ? reasonText(after?.reason, say)
          : [
              after.interval ? text.interval(after.interval) : null,
              say('card.n', { n: countText(after.n, formats) }),
            ]
              .filter(Boolean)
              .join(' · ')}
      </span>
    </p>
  );
}
