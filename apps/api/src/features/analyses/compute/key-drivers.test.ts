import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { driverIntervals } from '@attune/metrics';
import { expect, test } from 'vitest';
import { compute, contributionOf, factRow } from '../../../../test/support/run-computation.ts';
import type { LogRow } from './log-row.ts';

const names = ['outcome', 'd1', 'd2', 'd3', 'd4', 'd5'];
const day = '2026-03-02';
const measuresOf = (answers: readonly number[]) =>
  Object.fromEntries(answers.map((answer, i) => [`response:s.${names[i]}`, answer]));
const rowsOf = (responses: readonly (readonly number[])[]) =>
  responses.map((answers) => factRow({ day, measures: measuresOf(answers) }));

const ask = (responses: readonly LogRow[], drivers: number, over: object = {}) =>
  compute(
    {
      kind: 'key-drivers',
      parameters: {
        survey: 's',
        outcome: 'outcome',
        drivers: names.slice(1, 1 + drivers),
        from: '2026-01-01',
        to: '2026-12-31',
        ...over,
      },
    },
    responses,
    { scales: { d1: { min: 0, max: 10 } } },
  );

/** Whole numbers that look random and are the same every time. */
function numbers(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}
const some = numbers(7);
const responses = Array.from({ length: 120 }, () => {
  const [a, b, c] = [some(11), some(11), some(11)];
  return [Math.round((2 * a + b) / 3), a, b, c];
});

test('Grömping’s swiss figures, from answers a hundred times as large', () => {
  const file = join(import.meta.dirname, '../../../../../../packages/metrics/test/vectors/key_drivers.json');
  const [swiss] = JSON.parse(readFileSync(file, 'utf8')).cases;
  const rows = swiss.input.X.map((x: number[], i: number) =>
    [swiss.input.y[i], ...x].map((value: number) => Math.round(100 * value)),
  );
  const result = ask(rowsOf(rows), 5);
  expect(result.rSquared).toBeCloseTo(0.7067, 4);
  swiss.expect.lmg.forEach((lmg: number, i: number) => {
    expect(result.drivers[i]?.lmg).toBeCloseTo(lmg, 9);
    expect(result.drivers[i]?.relativeWeight).toBeCloseTo(swiss.expect.relative_weights[i], 9);
    expect(result.drivers[i]?.varianceInflation).toBeCloseTo(swiss.expect.vif[i], 9);
    const [low, high] = result.drivers[i]?.lmgInterval ?? [1, 0];
    expect(low).toBeLessThan(lmg);
    expect(high).toBeGreaterThan(lmg);
  });
  // Fewer than 10 responses per driver: shown to nobody as a finding.
  expect(result).toMatchObject({ n: 47, enough: false, reason: null, seed: 1, resamples: 1000 });
});

test('the seed decides on the intervals, the order of the log does not', () => {
  const result = ask(rowsOf(responses), 3);
  expect(ask(rowsOf(responses.toReversed()), 3)).toEqual(result);
  const sorted = responses.toSorted((a, b) => (a.findIndex((x, i) => x !== b[i]) >= 0 ? compared(a, b) : 0));
  const { lmg } = driverIntervals(sorted, { outcome: 0, seed: 1, level: 0.95 });
  expect(result.drivers.map(({ lmgInterval }) => lmgInterval)).toEqual(lmg);
  expect(ask(rowsOf(responses), 3, { seed: 2 }).drivers[0]?.lmgInterval).not.toEqual(lmg?.[0]);
});
const compared = (a: readonly number[], b: readonly number[]) => {
  const at = a.findIndex((x, i) => x !== b[i]);
  return (a[at] ?? 0) - (b[at] ?? 0);
};

test('what was edited counts as it is now, what was left open is dropped, what is excluded is not there', () => {
  const before = { day, measures: measuresOf([0, 10, 10, 10]) };
  const after = { day, measures: measuresOf(responses[0] ?? []) };
  const edit: LogRow = [
    1,
    'edited',
    true,
    'response.amended',
    0,
    null,
    JSON.stringify([contributionOf(before)]),
    JSON.stringify([contributionOf(after)]),
  ];
  const open = factRow({ day, measures: { ...measuresOf([3, 4, 5]), 'response:s.d3': 'skipped' } });
  const superseded = factRow({
    day,
    measures: Object.fromEntries(
      names.slice(0, 4).map((name) => [`response:s.${name}`, 'superseded' as const]),
    ),
  });
  const elsewhen = factRow({ day: '2025-12-31', measures: measuresOf([1, 1, 1, 1]) });
  const rows = [edit, open, superseded, elsewhen, factRow(before), ...rowsOf(responses.slice(1))];
  expect(ask(rows, 3)).toEqual({ ...ask(rowsOf(responses), 3), dropped: 1 });
});

test('what cannot be computed says why', () => {
  const constant = ask(rowsOf(responses.map(([y = 0, a = 0]) => [y, a, 5])), 2);
  expect(constant.drivers.map(({ problem }) => problem)).toEqual([null, 'constant']);
  expect(constant.drivers[1]?.lmg).toBe(0);

  const copied = ask(rowsOf(responses.map(([y = 0, a = 0, b = 0]) => [y, a, b, a])), 3);
  expect(copied.drivers.map(({ problem }) => problem)).toEqual([null, null, 'determined']);
  expect(copied.drivers.map(({ relativeWeight }) => relativeWeight)).toEqual([null, null, null]);
  expect(copied.drivers[0]?.lmg).toBeCloseTo(copied.drivers[2]?.lmg ?? 0, 9);

  const few = ask(rowsOf(responses.slice(0, 4)), 3);
  expect(few).toMatchObject({ n: 4, enough: false, rSquared: null, reason: 'too-few-rows' });
  expect(few.drivers.map(({ lmg }) => lmg)).toEqual([null, null, null]);
  expect(few.drivers.every(({ mean }) => mean !== null)).toBe(true);

  expect(ask([], 3)).toMatchObject({ n: 0, enough: false, reason: 'too-few-rows', crosshair: null });
  expect(ask(rowsOf(responses.map(([, ...x]) => [7, ...x])), 3)).toMatchObject({ reason: 'no-variance' });
});

test('a Heywood case names the question that is the whole factor', () => {
  const whole = ask(rowsOf(responses.map(([y = 0, a = 0, b = 0], i) => [y, a + b + (i % 2), a, b])), 3);
  expect(whole.reliability).toMatchObject({ heywood: 'd1', reason: null });
  expect(ask(rowsOf(responses), 2).reliability).toMatchObject({ omega: null, reason: 'too-few-items' });
});

test('importance and performance: on the share of each question’s own scale', () => {
  const result = ask(rowsOf(responses), 3);
  expect(result.drivers[0]?.performance).toBeCloseTo((result.drivers[0]?.mean ?? 0) / 10, 12);
  // Without a scale there is nothing to compare.
  expect(result.drivers[1]).toMatchObject({ performance: null, quadrant: null });
  expect(result.drivers[0]?.quadrant).toBe('keep-up');
});
