import type { Indicator } from '@attune/contracts';
import { useSay } from '../../language/use-say.ts';
import type { Period } from './period.ts';
import { ScoreCard } from './score-card.tsx';
import styles from './scorecard.module.css';
import { useCourses } from './use-courses.ts';
import type { PulseFigure } from './use-pulse-figures.ts';

interface Props {
  figures: readonly PulseFigure[];
  indicators: readonly Indicator[];
  period: Period;
  department: string | null;
  /** Key of the indicator whose trend is open. */
  open: string | null;
  onReceipt: (token: string) => void;
  onTrend: (indicator: string) => void;
}

const nothingYet: readonly never[] = [];

export function Scorecard(props: Props) {
  const { figures, indicators, period, department, open, onReceipt, onTrend } = props;
  const say = useSay();
  const courses = useCourses(indicators, period, department);
  return (
    <section className={styles.cards} aria-label={say('pulse.scorecard')} data-testid="scorecard">
      {figures.map(({ indicator, whole }, at) => (
        <ScoreCard
          key={indicator.key}
          indicator={indicator}
          row={whole}
          series={courses[at] ?? nothingYet}
          open={open === indicator.key}
          onReceipt={onReceipt}
          onTrend={onTrend}
        />
      ))}
    </section>
  );
}
