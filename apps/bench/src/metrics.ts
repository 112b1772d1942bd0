import { readFileSync } from 'node:fs';
import {
  fitBgNbd,
  keyDrivers,
  netPromoter,
  netPromoterChange,
  type PurchaseHistory,
  rowMoments,
  scoreTally,
} from '@attune/metrics';
import { median, rangeOf } from './pair.ts';
import { randomOf } from './random.ts';
import type { Row } from './report.ts';

const rounds = 7;
const recommend = scoreTally({ min: 0, max: 10 });

/** The metrics package alone, on one core. */
export function metrics(): Row[] {
  return [scoreAdds(), driverShares(), purchaseModelFit(), twoYearsOfDays()];
}

function scoreAdds(): Row {
  const random = randomOf(1);
  const answers = Array.from({ length: 1_000_000 }, () => random(11));
  const rates = repeated(() => recommend.addAll(recommend.empty(), answers)).map((ms) => 1000 / ms);
  return {
    id: 'metrics-score-adds',
    figure: 'answers added to a score tally, millions a second',
    goal: { is: 'at least', value: 3 },
    unit: '',
    ...measured(rates),
  };
}

function driverShares(): Row {
  const random = randomOf(2);
  const rows = Array.from({ length: 2000 }, () => {
    const mood = random(5);
    return Array.from({ length: 13 }, () => mood + random(6));
  });
  return {
    id: 'metrics-key-drivers',
    figure: 'key drivers of 2,000 answers: exact Shapley values of 12 drivers',
    goal: { is: 'at most', value: 200 },
    unit: 'ms',
    ...measured(repeated(() => keyDrivers(rowMoments(rows), { outcome: 0 }))),
  };
}

function purchaseModelFit(): Row {
  const histories = cdnow();
  return {
    id: 'metrics-bg-nbd',
    figure: `BG/NBD fitted to the ${histories.length.toLocaleString('en')} customers of CDNOW`,
    goal: { is: 'at most', value: 1000 },
    unit: 'ms',
    ...measured(repeated(() => fitBgNbd(histories))),
  };
}

/** Research data of Fader and Hardie, which the tests of the metrics package hold. */
function cdnow(): PurchaseHistory[] {
  const file = new URL('../../../packages/metrics/test/vectors/cdnow_summary.csv', import.meta.url);
  const [, ...lines] = readFileSync(file, 'utf8').trim().split('\n');
  return lines.map((line) => {
    const [, repeats = 0, recency = 0, age = 0] = line.split(',').map(Number);
    return { repeats, recency, age };
  });
}

function twoYearsOfDays(): Row {
  const random = randomOf(3);
  const days = Array.from({ length: 730 }, () =>
    recommend.addAll(
      recommend.empty(),
      Array.from({ length: 200 }, () => random(11)),
    ),
  );
  const sum = (from: number, to: number) => days.slice(from, to).reduce(recommend.merge);
  return {
    id: 'metrics-two-years',
    figure: 'NPS of 730 days of tallies, merged, read with interval and compared year on year',
    goal: { is: 'at most', value: 1 },
    unit: 'ms',
    ...measured(
      repeated(() => {
        const [before, after] = [sum(0, 365), sum(365, 730)];
        return [netPromoter(recommend.merge(before, after)), netPromoterChange(before, after)];
      }),
    ),
  };
}

/** Milliseconds of each round; the first ones only warm up. */
function repeated(work: () => unknown): number[] {
  const times = Array.from({ length: 2 * rounds }, () => {
    const begin = performance.now();
    work();
    return performance.now() - begin;
  });
  return times.slice(rounds);
}

const measured = (values: readonly number[]) => ({
  measured: median(values),
  range: rangeOf(values),
  n: values.length,
});
