import type { ValueRow } from '@attune/contracts';
import type { Indicator } from '@attune/plugin-sdk';
import type { HiddenReason } from './disclosure.ts';

export type Figure = Pick<
  ValueRow,
  'value' | 'n' | 'interval' | 'excluded' | 'change' | 'reason' | 'intervalReason'
>;

/** Some of what it counts is not folded yet: no figure, rather than one that is too small. */
export const beingBuilt: Figure = {
  value: null,
  n: 0,
  interval: null,
  excluded: {},
  change: null,
  reason: 'building',
};

type TalliesByInput = Parameters<Indicator['read']>[0];

/** A figure of which nothing may be known but that it is there. */
export function hiddenFigure(reason: HiddenReason): Figure {
  return { value: null, n: null, interval: null, excluded: {}, change: null, reason };
}

/** Reads one figure, and what changed since the period before. Below the indicator's minimum n nothing is shown. */
export function readFigure(
  indicator: Indicator,
  tallies: TalliesByInput,
  before: TalliesByInput | null,
): Figure {
  const reading = indicator.read(tallies);
  if (reading.n > 0 && reading.n < indicator.minimumN) return hiddenFigure('below-minimum-n');
  const excluded = { ...reading.excluded } as Record<string, number>;
  if (reading.value === null) {
    const { n, reason = 'empty' } = reading;
    return { value: null, n, interval: null, excluded, change: null, reason };
  }
  const compared = before && indicator.compare(before, tallies);
  return {
    value: reading.value,
    n: reading.n,
    interval: reading.interval,
    excluded,
    change: compared && { difference: compared.difference, p: compared.p, significant: compared.significant },
    ...(reading.intervalReason === undefined ? {} : { intervalReason: reading.intervalReason }),
  };
}
