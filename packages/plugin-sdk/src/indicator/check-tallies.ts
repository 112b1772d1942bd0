import type { Tally } from '@attune/metrics';
import { SdkError } from '../sdk-error.ts';
import type { IndicatorInputs } from './input.ts';

/** One tally per declared input, of its kind and, for scores, on its scale; throws `input-mismatch`. */
export function checkTallies(
  inputs: IndicatorInputs,
  tallies: Readonly<Record<string, Tally | undefined>>,
): void {
  for (const [name, input] of Object.entries(inputs)) {
    const tally = tallies[name];
    if (tally?.kind !== input.kind)
      throw new SdkError(
        'input-mismatch',
        `${name} needs a ${input.kind} tally, got ${tally?.kind ?? 'nothing'}`,
      );
    if (
      tally.kind === 'score' &&
      input.kind === 'score' &&
      (tally.min !== input.min || tally.max !== input.max)
    )
      throw new SdkError(
        'input-mismatch',
        `${name} is ${input.min}..${input.max}, got ${tally.min}..${tally.max}`,
      );
  }
}
