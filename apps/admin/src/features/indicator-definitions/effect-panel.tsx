import type { IndicatorBody, Overview } from '@attune/contracts';
import { SegmentedControl, Skeleton, VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { RequestFailed } from '../../client/request-failed.ts';
import { ProblemLine } from '../../frame/problem-line.tsx';
import { useSay } from '../../language/use-say.ts';
import { EffectChart } from './effect-chart.tsx';
import { EffectNotes } from './effect-notes.tsx';
import styles from './effect-panel.module.css';
import { effectDays, type EffectPeriod, historyDays, periodsOffered } from './effect-period.ts';
import { EffectSentence } from './effect-sentence.tsx';
import { EffectTable } from './effect-table.tsx';
import { previewQuery } from './preview-query.ts';

interface Props {
  indicatorKey: string;
  /** As it can be previewed; null while there is nothing to read. */
  body: IndicatorBody | null;
  /** The version it is compared with: which it would replace, or has replaced; null for none. */
  against: number | null;
  /** Of what has been published; null of what is being worked on. */
  version: number | null;
  overview: Overview;
  wholeMonths: boolean;
  /** It is read once per currency, measure or item group: there is no one figure to compare. */
  several: boolean;
}

/** What a definition does to real data: old and new side by side, over history and by department. */
export function EffectPanel(props: Props) {
  const { indicatorKey, body, against, version, overview, wholeMonths, several } = props;
  const say = useSay();
  const around = { today: overview.today, wholeMonths };
  const offered = periodsOffered(around);
  const [chosen, setChosen] = useState<EffectPeriod>('last-quarter');
  const period = offered.find((one) => one === chosen) ?? 'last-quarter';
  const [days, history] = [effectDays(period, around), historyDays(around)];
  const enabled = body !== null && !several;
  const question = { key: indicatorKey, body: body as IndicatorBody, against };
  const compared = useQuery({
    ...previewQuery({ ...question, ...days, grain: 'total', by: 'department' }),
    enabled,
  });
  const course = useQuery({ ...previewQuery({ ...question, ...history, grain: 'month' }), enabled });
  const error = compared.error ?? course.error;
  const now =
    body !== null && compared.data && course.data
      ? { body, compared: compared.data, course: course.data, history }
      : null;
  // A refused body leaves what was shown, but it is no longer what the form says.
  const [last, setLast] = useState(now);
  const settled = now !== null && !compared.isPlaceholderData && !course.isPlaceholderData;
  if (settled && (last?.compared !== now.compared || last.course !== now.course || last.body !== now.body))
    setLast(now);
  const shown = now ?? last;
  const stale = compared.isFetching || course.isFetching || Boolean(error);
  return (
    <section className={styles.panel} aria-labelledby="effect-title" data-testid="effect" aria-busy={stale}>
      <div className={styles.head}>
        <h2 id="effect-title" className={styles.title}>
          {say('effect.title')}
        </h2>
        <SegmentedControl
          size="xs"
          aria-label={say('effect.period')}
          value={period}
          onChange={(next) => setChosen(next as EffectPeriod)}
          data={offered.map((one) => ({ value: one, label: say(`effect.${one}`) }))}
        />
      </div>
      <ProblemLine error={atField(error) ? null : error} />
      {several ? (
        <p className={styles.nothing}>{say('effect.several')}</p>
      ) : body === null ? (
        <p className={styles.nothing}>{say('effect.nothing')}</p>
      ) : shown ? (
        <div className={styles.figures} data-stale={stale}>
          {/* Seen as the travelling line: a line of words would move what is looked at. */}
          <VisuallyHidden role="status">{error ? say('effect.stale') : null}</VisuallyHidden>
          <EffectSentence preview={shown.compared} body={shown.body} />
          {shown.compared.version === null ? <p className={styles.quiet}>{say('effect.alone')}</p> : null}
          <EffectChart preview={shown.course} body={shown.body} range={shown.history} />
          <EffectTable preview={shown.compared} body={shown.body} version={version} />
          <EffectNotes preview={shown.compared} />
        </div>
      ) : error ? (
        <p className={styles.nothing}>{say('effect.refused')}</p>
      ) : (
        <div className={styles.figures} role="status" aria-label={say('effect.loading')}>
          <Skeleton height={48} />
          <Skeleton height={320} />
          <Skeleton height={240} />
        </div>
      )}
    </section>
  );
}

/** A refusal that names a field is told beside it. */
const atField = (error: unknown): boolean =>
  error instanceof RequestFailed && error.field !== undefined && error.field.startsWith('body.');
