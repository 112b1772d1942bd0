import type { Reading, Tally } from '@attune/metrics';
import type { Indicator } from '../indicator/define-indicator.ts';
import type { IndicatorInputs } from '../indicator/input.ts';
import { intervalProblem, noChangeProblem, valueProblem } from './reading-problem.ts';
import type { Build, SamplesFor } from './samples.ts';
import { empty, inOtherOrders, inParts, owing, pooled, talliesOf, withTakingBack } from './samples.ts';
import type { Check, Verdict } from './verdict.ts';

/**
 * Tries the laws every indicator must obey on samples of its inputs. Plain: no test runner, nothing is thrown.
 * Take samples that read as a number, and enough of them for an interval.
 *
 * @example
 * expect(indicatorLaws(nps, { recommend: [10, 9, 8, 6, 0, 7, 'skipped'] })).toMatchObject({ ok: true });
 */
export function indicatorLaws<I extends IndicatorInputs>(
  indicator: Indicator<I>,
  samples: SamplesFor<I>,
): Verdict {
  const built = (build: Build) => talliesOf(indicator.inputs, samples, build);
  const read = (build: Build): Reading => indicator.read(built(build));

  /** A law that some ways of building the same tallies must not be told apart. */
  function sameHowever(builds: readonly Build[]): string | undefined {
    const wanted = written(read(pooled));
    const other = builds.map((build) => written(read(build))).find((reading) => reading !== wanted);
    return other && `${other} instead of ${wanted}`;
  }

  const checks: Check[] = [
    check('an empty tally reads as null', () => {
      const { value, n, interval } = read(empty);
      return value === null && n === 0 && interval === null
        ? undefined
        : `it reads as ${written(read(empty))}`;
    }),
    check('the samples read as a number', () => {
      const reading = read(pooled);
      if (reading.value === null)
        return `they read as null (${reading.reason ?? 'no reason'}): give other samples`;
      return valueProblem(reading, indicator);
    }),
    check('the interval is one', () => intervalProblem(read(pooled).interval, indicator.range)),
    check('reading twice gives the same', () => sameHowever([pooled, pooled])),
    check('the order of the facts does not matter', () => sameHowever(inOtherOrders)),
    check('splitting and merging does not matter', () => sameHowever(inParts)),
    check('adding and taking back does not matter', () => sameHowever(withTakingBack)),
    check('a taking back that comes too early reads as null or a number', () => {
      const reading = read(owing);
      return valueProblem(reading, { range: null }) ?? intervalProblem(reading.interval, null);
    }),
    check('equal waves are no change', () =>
      noChangeProblem(indicator.compare(built(pooled), built(pooled))),
    ),
    check('an empty wave cannot be compared', () => {
      const changes = [
        indicator.compare(built(empty), built(pooled)),
        indicator.compare(built(pooled), built(empty)),
        indicator.compare(built(empty), built(empty)),
      ];
      return changes.every((change) => change === null) ? undefined : 'it was, where null is due';
    }),
    check('the value is the mean of what the answers are worth', () =>
      worthProblem(indicator, Object.values(built(pooled)), read(pooled)),
    ),
    check('the parts of the explanation are numbers', () => {
      const parts = [empty, pooled].flatMap((build) => Object.entries(indicator.explain(built(build))));
      const wrong = parts.find(([, part]) => !Number.isFinite(part));
      return wrong && `${wrong[0]} is ${String(wrong[1])}`;
    }),
  ];
  return { ok: checks.every(({ ok }) => ok), checks };
}

function worthProblem(
  { worth }: Pick<Indicator, 'worth'>,
  [tally]: readonly Tally[],
  { value, n }: Reading,
): string | undefined {
  if (worth === undefined || tally?.kind !== 'score' || value === null) return undefined;
  const sum = tally.counts.reduce((total, count, i) => total + count * worth(tally.min + i), 0);
  // Sums of whole numbers are exact; each side is divided once.
  return Math.abs(sum / n - value) <= 1e-12 * Math.max(1, Math.abs(value))
    ? undefined
    : `they are worth ${sum / n}, and the value is ${value}`;
}

/** Asks for the problem; a law that cannot be tried because something throws is broken. */
function check(law: string, problem: () => string | undefined): Check {
  try {
    const detail = problem();
    return detail === undefined ? { law, ok: true } : { law, ok: false, detail };
  } catch (error) {
    return { law, ok: false, detail: `it threw ${String(error)}` };
  }
}

/** One text per reading; numbers that JSON does not have keep their names. */
function written({ value, n, interval, excluded, reason }: Reading): string {
  const reasons = Object.entries(excluded).toSorted(([a], [b]) => a.localeCompare(b));
  return JSON.stringify({ value, n, interval, excluded: reasons, reason }, (_, part: unknown) =>
    typeof part === 'number' && !Number.isFinite(part) ? String(part) : part,
  );
}
