import { wilsonInterval } from '@attune/metrics';
import { expect, test } from 'vitest';
import { compute, factRow } from '../../../../test/support/run-computation.ts';

const did = (customer: number | undefined, day: string, event: string, touchpoint?: string) =>
  factRow({
    day,
    ...(customer === undefined ? {} : { customer }),
    measures: { [event]: 1 },
    dimensions: touchpoint === undefined ? {} : { touchpoint },
  });

const days = { from: '2026-01-01', to: '2026-01-31' };

test('a funnel follows customers, in order and within the window', () => {
  const rows = [
    did(1, '2026-01-01', 'visit'),
    did(1, '2026-01-05', 'interaction.recorded', 'shop'),
    did(1, '2026-01-06', 'order.placed'),
    // Too late for the window, though not for the period.
    did(2, '2026-01-01', 'interaction.recorded', 'shop'),
    did(2, '2026-01-20', 'order.placed'),
    // In the wrong order, and elsewhere.
    did(3, '2026-01-02', 'order.placed'),
    did(3, '2026-01-03', 'interaction.recorded', 'shop'),
    did(4, '2026-01-03', 'interaction.recorded', 'phone'),
    // Two that are one, who sets out on the last day and comes there after it.
    did(5, '2026-01-31', 'interaction.recorded', 'shop'),
    did(6, '2026-02-05', 'order.placed'),
    // Sets out after the period.
    did(7, '2026-02-01', 'interaction.recorded', 'shop'),
    did(undefined, '2026-01-03', 'order.placed'),
  ];
  const steps = [{ event: 'interaction.recorded', touchpoint: 'shop' }, { event: 'order.placed' }];
  const result = compute({ kind: 'funnel', parameters: { steps, windowDays: 7, ...days } }, rows, {
    merged: [
      [6, 5],
      [8, 6],
    ],
  });
  expect(result.steps.map(({ customers }) => customers)).toEqual([4, 2]);
  expect(result.overall).toEqual({ value: 0.5, interval: wilsonInterval(2, 4, 0.95) });
  expect(result.steps[0]?.conversion).toBeNull();
  expect(result.withoutCustomer).toBe(1);
  const nobody = compute({ kind: 'funnel', parameters: { steps, windowDays: 7, ...days } }, []);
  expect(nobody.overall).toEqual({ value: null, interval: null });
});

/** Freireich et al. 1963: weeks in remission; a plus means still in remission. */
const sixMp = '6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+'.split(' ');
const placebo = '1 1 2 2 3 4 4 5 5 8 8 8 8 11 11 12 12 15 17 22 23'.split(' ');
const last = Date.parse('2026-06-30T00:00:00Z');
const dayBefore = (length: number) => new Date(last - length * 86_400_000).toISOString().slice(0, 10);

test('survival of the two groups of Freireich', () => {
  let customer = 0;
  const rows = [sixMp, placebo].flatMap((durations, i) =>
    durations.flatMap((text) => {
      customer += 1;
      const length = Number.parseInt(text, 10);
      const segment = i === 0 ? '6-mp' : 'placebo';
      const start = (back: number) =>
        factRow({
          day: dayBefore(back),
          customer,
          dimensions: { segment },
          measures: { 'subscription.started': 1 },
        });
      if (text.endsWith('+')) return [start(length)];
      return [
        start(100),
        factRow({ day: dayBefore(100 - length), customer, measures: { 'subscription.cancelled': 1 } }),
      ];
    }),
  );
  const parameters = { from: '2026-01-01', to: '2026-06-30', by: 'segment' };
  const result = compute({ kind: 'survival', parameters }, rows);
  const [treated, untreated] = result.groups;
  expect(treated).toMatchObject({ group: '6-mp', n: 21, events: 9, median: 23 });
  expect(untreated).toMatchObject({ group: 'placebo', n: 21, events: 21, median: 8 });
  expect(treated?.steps[0]).toMatchObject({ day: 6, atRisk: 21, events: 3 });
  expect(treated?.steps[0]?.survival).toBeCloseTo(0.857, 3);
  expect(treated?.steps[0]?.standardError).toBeCloseTo(0.0764, 4);
  expect(treated?.expected).toBeCloseTo(19.25, 2);
  expect(result.logRank?.chiSquared).toBeCloseTo(16.79, 2);
  expect(result.overall.n).toBe(42);

  // Who was there before the period is not of its cohort, and one group is nothing to compare.
  const later = compute({ kind: 'survival', parameters: { ...parameters, from: dayBefore(40) } }, rows);
  expect(later.groups.map(({ group, n, events }) => [group, n, events])).toEqual([['6-mp', 12, 0]]);
  expect(later.logRank).toBeNull();
  expect(compute({ kind: 'survival', parameters }, []).overall).toMatchObject({
    n: 0,
    median: null,
    steps: [],
  });
});
