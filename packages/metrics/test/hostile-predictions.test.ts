import fc from 'fast-check';
import { describe } from 'vitest';
import {
  boostedProbability,
  boostedTrees,
  calibration,
  classifierQuality,
  customerNetValue,
  discountedLifetimeValue,
  expectedPurchases,
  expectedSpend,
  fitBgNbd,
  fitGammaGamma,
  kaplanMeier,
  lifetimeCounts,
  logisticRegression,
  logRank,
  predictedValue,
  rocAuc,
  simpleLifetimeValue,
} from '../src/index.ts';
import { hostile, odd } from './hostile.ts';

const odds = fc.array(odd, { maxLength: 8 });
const flags = fc.array(fc.boolean(), { maxLength: 8 });
const history = fc.record({ repeats: odd, recency: odd, age: odd });
const model = fc.record({ r: odd, alpha: odd, a: odd, b: odd });

describe('hostile input', () => {
  hostile('fitBgNbd', fc.tuple(fc.array(history)), ([all]) => fitBgNbd(all));
  hostile(
    'fitBgNbd of valid, extreme histories',
    fc.tuple(
      fc.array(
        fc
          .record({ repeats: fc.nat(2000), age: fc.double({ min: 1e-9, max: 1e9, noNaN: true }) })
          .map(({ repeats, age }) => ({ repeats, recency: repeats === 0 ? 0 : age, age })),
        { maxLength: 6 },
      ),
    ),
    ([all]) => fitBgNbd(all),
  );
  hostile('expectedPurchases', fc.tuple(model, history, fc.nat(500)), ([m, h, t]) =>
    expectedPurchases(m, h, t),
  );
  hostile(
    'predictedValue',
    fc.tuple(
      model,
      history,
      fc.record({ monthLength: fc.nat(40), monthlyDiscount: odd, valuePerPurchase: odd }),
    ),
    ([m, h, plan]) => predictedValue(m, h, { ...plan, months: 2 }),
  );
  hostile('fitGammaGamma', fc.tuple(fc.array(fc.record({ repeats: fc.nat(9), mean: odd }))), ([all]) =>
    fitGammaGamma(all),
  );
  hostile(
    'fitGammaGamma of valid, extreme means',
    fc.tuple(
      fc.array(fc.record({ repeats: fc.nat(99), mean: fc.double({ min: 1e-9, max: 1e15, noNaN: true }) }), {
        maxLength: 6,
      }),
    ),
    ([all]) => fitGammaGamma(all),
  );
  hostile(
    'expectedSpend',
    fc.tuple(fc.record({ p: odd, q: odd, v: odd }), fc.record({ repeats: odd, mean: odd })),
    ([m, spend]) => expectedSpend(m, spend),
  );
  hostile(
    'discountedLifetimeValue',
    fc.tuple(fc.record({ margin: odd, retention: odd, discount: odd, periods: odd })),
    ([plan]) => discountedLifetimeValue(plan),
  );
  hostile(
    'simpleLifetimeValue',
    fc.tuple(fc.record({ orderValue: odd, frequency: odd, lifespan: odd, marginRate: odd })),
    ([plan]) => simpleLifetimeValue(plan),
  );
  const value = fc.option(fc.record({ amount: odd, currency: fc.constantFrom('CNY', 'EUR') }));
  hostile(
    'customerNetValue',
    fc.tuple(fc.record({ lifetimeMargin: value, acquisitionCost: value, costToServe: value })),
    ([parts]) => customerNetValue(parts),
  );
  const life = fc.record({
    duration: odd,
    observed: fc.boolean(),
    entry: fc.option(odd, { nil: undefined }),
  });
  hostile('kaplanMeier', fc.tuple(fc.array(life), odd), ([all, level]) =>
    kaplanMeier(lifetimeCounts(all), level),
  );
  hostile('logRank', fc.tuple(fc.array(fc.array(life))), ([groups]) => logRank(groups.map(lifetimeCounts)));
  hostile(
    'logisticRegression',
    fc.tuple(fc.array(odds, { maxLength: 8 }), flags, odd),
    ([rows, labels, ridge]) => logisticRegression({ rows, labels }, { ridge }),
  );
  const table = fc.tuple(fc.nat(3), fc.nat(12)).chain(([width, n]) =>
    fc.record({
      rows: fc.array(fc.array(odd, { minLength: width, maxLength: width }), { minLength: n, maxLength: n }),
      labels: fc.array(fc.boolean(), { minLength: n, maxLength: n }),
    }),
  );
  hostile('logisticRegression of a proper table', fc.tuple(table), ([data]) => logisticRegression(data));
  hostile('boostedTrees', fc.tuple(table), ([data]) => {
    const fit = boostedTrees(data, { seed: 1, leafRows: 1, mostTrees: 5 });
    return fit.model && [fit, ...data.rows.map((row) => fit.model && boostedProbability(fit.model, row))];
  });
  hostile('rocAuc', fc.tuple(odds, flags, odd), ([scores, labels, level]) =>
    rocAuc({ scores, labels }, level),
  );
  const scored = fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.boolean()));
  hostile('classifierQuality and calibration', fc.tuple(scored, odd), ([pairs, topFraction]) => {
    const all = { scores: pairs.map(([score]) => score), labels: pairs.map(([, label]) => label) };
    return [classifierQuality(all), calibration(all), classifierQuality(all, { topFraction })];
  });
});
