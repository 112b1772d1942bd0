import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CohortCount, cohortRetention, rfmCutPoints, rfmScorer, rfmScores } from '../../src/index.ts';

test('cohorts counted period by period are those of the activities', () => {
  const activity = fc.record({ customer: fc.nat(9), period: fc.integer({ min: 5, max: 12 }) });
  fc.assert(
    fc.property(
      fc.array(activity),
      fc.option(fc.integer({ min: 4, max: 13 }), { nil: undefined }),
      (all, through) => {
        const count = new CohortCount(9, 5);
        for (let period = 5; period <= 12; period++) {
          const active = new Set(all.filter((one) => one.period === period).map(({ customer }) => customer));
          for (const customer of active) count.add(customer, period);
        }
        const named = all.map(({ customer, period }) => ({ customer: `c-${customer}`, period }));
        expect(count.cohorts(through)).toEqual(cohortRetention(named, through));
        // Worked out once more, customer by customer.
        for (const { period, size, active } of count.cohorts()) {
          const came = named.filter(({ customer }) => firstOf(named, customer) === period);
          expect(size).toBe(new Set(came.map(({ customer }) => customer)).size);
          active.forEach((n, k) => {
            const there = came.filter((one) => one.period === period + k);
            expect(n).toBe(new Set(there.map(({ customer }) => customer)).size);
          });
        }
      },
    ),
  );
});

const firstOf = (all: readonly { customer: string; period: number }[], customer: string) =>
  Math.min(...all.filter((one) => one.customer === customer).map(({ period }) => period));

test('scores are the same of rows and columns, of numbers and bigints, and go by the cut points', () => {
  const facts = fc.record({
    recencyDays: fc.nat(400),
    frequency: fc.integer({ min: 1, max: 9 }),
    monetary: fc.integer({ min: -50, max: 1000 }),
  });
  fc.assert(
    fc.property(fc.array(facts, { minLength: 1 }), fc.integer({ min: 2, max: 7 }), (customers, bins) => {
      const cuts = rfmCutPoints(customers, bins);
      const columns = {
        recencyDays: Int32Array.from(customers, ({ recencyDays }) => recencyDays),
        frequency: Int32Array.from(customers, ({ frequency }) => frequency),
        monetary: Float64Array.from(customers, ({ monetary }) => monetary),
      };
      const large = customers.map((one) => ({ ...one, monetary: BigInt(one.monetary) }));
      expect(rfmCutPoints(columns, bins)).toEqual(cuts);
      expect(rfmCutPoints(large, bins)).toEqual(cuts);
      const below = (cuts: readonly bigint[], value: number) =>
        1 + cuts.filter((cut) => cut < BigInt(value) * BigInt(bins)).length;
      for (const [at, one] of customers.entries()) {
        const scores = rfmScorer(cuts)(one);
        expect(scores).toEqual({
          r: bins + 1 - below(cuts.recency, one.recencyDays),
          f: below(cuts.frequency, one.frequency),
          m: below(cuts.monetary, one.monetary),
        });
        expect(rfmScores(large[at] as (typeof large)[number], cuts)).toEqual(scores);
      }
    }),
  );
});
