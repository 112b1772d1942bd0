import { useSay } from '../../language/use-say.ts';
import { ScoreCard } from './score-card.tsx';
import styles from './scorecard.module.css';
import type { PulseFigure } from './use-pulse-figures.ts';

interface Props {
  figures: readonly PulseFigure[];
  previous: string;
  /** Key of the indicator whose trend is open. */
  open: string | null;
  onReceipt: (token: string) => void;
  onTrend: (indicator: string) => void;
}

export function Scorecard({ figures, previous, open, onReceipt, onTrend }: Props) {
  const say = useSay();
  return (
    <section className={styles.cards} aria-label={say('pulse.scorecard')} data-testid="scorecard">
      {figures.map(({ indicator, whole, series }) => (
        <ScoreCard
          key={indicator.key}
          indicator={indicator}
          row={whole}
          series={series}
          previous={previous}
          open={open === indicator.key}
          onReceipt={onReceipt}
          onTrend={() => onTrend(indicator.key)}
        />
      ))}
    </section>
  );
}
