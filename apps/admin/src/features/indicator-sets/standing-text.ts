import type { SetFigure } from '@attune/contracts';
import type { Say } from '../../language/say.ts';

/** On which side of its thresholds a figure stands, or why nobody can say. */
export function standingText(
  { standing, standingReason }: Pick<SetFigure, 'standing' | 'standingReason'>,
  say: Say,
): string {
  return standing ? say(`standing.${standing}`) : say(`standing.${standingReason ?? 'no-value'}`);
}
