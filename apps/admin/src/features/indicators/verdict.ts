import type { Change, Indicator } from '@attune/contracts';

/** What a difference means to whoever runs the place. `different` where neither direction is the good one. */
export type Verdict = 'better' | 'worse' | 'different' | 'same';

type Polarity = Indicator['polarity'];

/** Which way a real difference points. */
export function verdictOf(difference: number, polarity: Polarity): Verdict {
  if (difference === 0) return 'same';
  if (polarity === 'neutral') return 'different';
  return difference > 0 === (polarity === 'higher-is-better') ? 'better' : 'worse';
}

/** A change is better or worse only where it is more than noise; the server decides that. */
export function verdictOfChange({ difference, significant }: Change, polarity: Polarity): Verdict {
  return significant ? verdictOf(difference, polarity) : 'same';
}
