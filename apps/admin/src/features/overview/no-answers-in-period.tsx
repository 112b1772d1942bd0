import type { Overview } from '@attune/contracts';
import { Button } from '@mantine/core';
import { useFormats } from '../../language/use-formats.ts';
import { useSay } from '../../language/use-say.ts';
import styles from './no-answers-in-period.module.css';

interface Props {
  overview: Overview;
  onShowAll: (from: string, to: string) => void;
}

export function NoAnswersInPeriod({ overview: { firstDay, lastDay }, onShowAll }: Props) {
  const say = useSay();
  const formats = useFormats();
  if (!firstDay || !lastDay) return null;
  return (
    <div className={styles.box} data-testid="empty-period">
      <p className={styles.words}>
        {say('empty.period-lead', { first: formats.day(firstDay), last: formats.day(lastDay) })}
      </p>
      <Button onClick={() => onShowAll(firstDay, lastDay)}>{say('empty.period-show')}</Button>
    </div>
  );
}
