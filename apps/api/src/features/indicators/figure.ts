import type { ValueRow } from '@attune/contracts';
import type { Change, Reading } from '@attune/metrics';
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

/** A figure of which nothing may be known but that it is there. */
export function hiddenFigure(reason: HiddenReason): Figure {
  return { value: null, n: null, interval: null, excluded: {}, change: null, reason };
}

/** The same, of a recount, with what the definition leaves out. */
export function figureLessLeftOut(
  { reading, leftOut }: { reading: Reading; leftOut: number },
  minimumN: number,
): Figure {
  const figure = figureOf(reading, null, minimumN);
  if (leftOut === 0 || figure.n === null) return figure;
  return { ...figure, excluded: { ...figure.excluded, 'by-definition': leftOut } };
}

/** What a reading says, and what changed since the period before. Below the minimum n nothing is shown. */
export function figureOf(
  reading: Reading,
  changed: (Change & { against: string }) | null,
  minimumN: number,
): Figure {
  if (reading.n > 0 && reading.n < minimumN) return hiddenFigure('below-minimum-n');
  const excluded = { ...reading.excluded } as Record<string, number>;
  if (reading.value === null) {
    const { n, reason = 'empty' } = reading;
    return { value: null, n, interval: null, excluded, change: null, reason };
  }
  return {
    value: reading.value,
    n: reading.n,
    interval: reading.interval,
    excluded,
    change: changed && {
      difference: changed.difference,
      p: changed.p,
      significant: changed.significant,
      against: changed.against,
    },
    ...(reading.intervalReason === undefined ? {} : { intervalReason: reading.intervalReason }),
  };
}
