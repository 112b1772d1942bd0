import fc from 'fast-check';
import { describe } from 'vitest';
import {
  acquisitionCost,
  activeCustomers,
  activityStanding,
  adjustedChanges,
  agrestiCoullInterval,
  benjaminiHochberg,
  bucketOf,
  clopperPearsonInterval,
  CohortCount,
  cohortRetention,
  compositeScore,
  compoundChurn,
  convertScore,
  countRate,
  countRateChange,
  designEffect,
  durationPercentile,
  durationSummary,
  durationTally,
  engagement,
  engagementAt,
  engagementScore,
  furthestStep,
  garwoodInterval,
  importanceMeasure,
  individualsLimits,
  individualsSignals,
  invitationsFor,
  linearPoints,
  logisticProbability,
  loyaltyMeasure,
  mixShift,
  momentsOf,
  monthlyRate,
  netPromoterEstimate,
  netPromoterSampleSize,
  netPromoterTest,
  newcombeInterval,
  nextBestProducts,
  PeopleCount,
  peopleTally,
  poissonRate,
  postStratify,
  probabilityAlive,
  proportionBaseline,
  proportionSampleSize,
  proportionSignals,
  proportionTest,
  quantileRanks,
  repeatShare,
  responseCountChange,
  retention,
  reversePoints,
  rfmCutPoints,
  rfmScores,
  satisfactionMeasure,
  scoreTally,
  shareChange,
  simpsonComparison,
  standingOf,
  stratifiedDifference,
  studentInterval,
  sumTally,
  suppressed,
  survivalAt,
  topBox,
  twoProportionsSampleSize,
  valueOf,
  weightedNetPromoter,
  weightInMillionths,
  welchChange,
  wilsonInterval,
  basketTally,
} from '../src/index.ts';
import { hostile, odd } from './hostile.ts';

const share = fc.record({ k: odd, n: odd });
const split = fc.record({ promoters: odd, passives: odd, detractors: odd });
/** Moments beyond what a number holds have limits beyond it too, which readings call an overflow. */
const moments = fc
  .record({ n: fc.oneof(fc.nat(9), odd), mean: odd, variance: fc.option(odd) })
  .filter(({ mean, variance }) => Math.abs(mean) !== Infinity && variance !== Infinity);
const scale = fc.oneof(
  fc.record({ min: odd, max: odd }),
  fc.record({ min: fc.integer({ min: -9, max: 9 }), max: fc.constantFrom(5, 10, 2 ** 40) }),
);

describe('intervals and tests', () => {
  hostile('intervals of a share', fc.tuple(share, odd), ([{ k, n }, level]) => wilsonInterval(k, n, level));
  hostile('Agresti & Coull', fc.tuple(share, odd), ([{ k, n }, level]) => agrestiCoullInterval(k, n, level));
  hostile('Clopper & Pearson', fc.tuple(share, odd), ([{ k, n }, level]) =>
    clopperPearsonInterval(k, n, level),
  );
  hostile('Garwood', fc.tuple(odd, odd), ([count, level]) => garwoodInterval(count, level));
  hostile('Newcombe', fc.tuple(share, share, odd), ([a, b, level]) => newcombeInterval(a, b, level));
  hostile('proportionTest', fc.tuple(share, share, odd), ([a, b, level]) => proportionTest(a, b, level));
  hostile('shareChange', fc.tuple(share, share, odd), ([a, b, level]) => shareChange(a, b, level));
  hostile('quantileRanks', fc.tuple(odd, odd, odd), ([n, q, level]) => quantileRanks(n, q, level));
  hostile('momentsOf', fc.tuple(fc.array(fc.tuple(odd, odd))), ([sample]) => momentsOf(sample));
  hostile('studentInterval', fc.tuple(moments, odd), ([sample, level]) => studentInterval(sample, level));
  hostile('welchChange', fc.tuple(moments, moments, odd), ([a, b, level]) => welchChange(a, b, level));
  hostile('netPromoterEstimate', fc.tuple(split, odd), ([s, level]) => netPromoterEstimate(s, level, 'wald'));
  hostile('netPromoterTest', fc.tuple(split, split, odd), ([before, after, level]) =>
    netPromoterTest({ before, after }, level, 'adjusted-wald'),
  );
  hostile('poissonRate', fc.tuple(odd, odd, odd), ([count, exposure, level]) =>
    poissonRate(count, exposure, level),
  );
  hostile('benjaminiHochberg', fc.tuple(fc.array(odd), odd), ([p, q]) => benjaminiHochberg(p, q));
  hostile('adjustedChanges', fc.tuple(fc.array(odd), odd), ([p, q]) =>
    adjustedChanges(
      p.map((each) => ({ difference: 0, p: each, significant: false, interval: null, method: 'x' })),
      q,
    ),
  );
  const wave = fc.option(moments);
  hostile(
    'mixShift',
    fc.tuple(fc.array(fc.record({ segment: fc.string(), before: wave, after: wave }))),
    ([all]) => mixShift(all),
  );
  hostile('stratifiedDifference', fc.tuple(fc.array(fc.record({ a: wave, b: wave }))), ([strata]) =>
    stratifiedDifference(strata),
  );
  hostile(
    'simpsonComparison',
    fc.tuple(fc.array(fc.record({ stratum: fc.string(), a: share, b: share }))),
    ([all]) => simpsonComparison(all),
  );
});

describe('rates and sizes', () => {
  hostile('retention', fc.tuple(fc.record({ start: odd, end: odd, new: odd }), odd), ([counts, level]) =>
    retention(counts, level),
  );
  hostile('compoundChurn', fc.tuple(odd, odd), ([churn, periods]) => compoundChurn(churn, periods));
  hostile(
    'activeCustomers',
    fc.tuple(fc.array(fc.array(odd)), fc.record({ start: odd, end: odd, horizon: odd })),
    ([times, inactivity]) => activeCustomers(times, inactivity),
  );
  const plan = { margin: odd, level: fc.constantFrom(0.95, 0.5), population: fc.option(odd) };
  hostile('proportionSampleSize', fc.tuple(fc.record({ p: odd, ...plan })), ([given]) =>
    proportionSampleSize(given),
  );
  const mix = fc.option(fc.record({ promoters: odd, detractors: odd }), { nil: undefined });
  hostile('netPromoterSampleSize', fc.tuple(fc.record({ mix, ...plan })), ([given]) =>
    netPromoterSampleSize(given),
  );
  hostile(
    'twoProportionsSampleSize',
    fc.tuple(fc.record({ p1: odd, p2: odd, alpha: odd, power: odd })),
    ([given]) => twoProportionsSampleSize(given),
  );
  hostile('invitationsFor', fc.tuple(odd, odd), ([n, rate]) => invitationsFor(n, rate));
  hostile('standingOf', fc.tuple(odd, fc.record({ minimum: odd, indicativeBelow: odd })), ([n, limits]) =>
    standingOf(n, limits),
  );
  hostile('suppressed', fc.tuple(fc.array(odd, { maxLength: 4 }), odd), ([all, minimum]) => [
    ...suppressed(
      all.map((n, i) => ({ id: String(i), n })),
      all.length > 2 ? [{ total: '0', parts: ['1', '2'] }] : [],
      minimum,
    ),
  ]);
  const exposure = fc.option(fc.record({ before: odd, after: odd }), { nil: undefined });
  hostile('responseCountChange', fc.tuple(fc.nat(9), fc.nat(9), exposure), ([a, b, over]) =>
    responseCountChange({ kind: 'count', n: a }, { kind: 'count', n: b }, over && { exposure: over }),
  );
  const amounts = fc
    .array(fc.oneof(fc.nat(9), fc.bigInt({ min: 0n, max: 2n ** 70n })), { maxLength: 2 })
    .map((all) => sumTally.addAll(sumTally.empty(), all));
  const rate = fc.record({ events: amounts, exposure: amounts });
  hostile('countRate', fc.tuple(rate, odd), ([given, per]) => countRate(given, { per }));
  hostile('countRateChange', fc.tuple(rate, rate), ([a, b]) => countRateChange(a, b));
});

describe('tallies', () => {
  hostile('scoreTally', fc.tuple(scale, odd), ([given, answer]) => {
    const algebra = scoreTally(given);
    const tally = algebra.add(algebra.empty(), answer);
    return [tally, topBox(tally, answer)];
  });
  hostile('linearPoints', fc.tuple(scale, scale), ([from, to]) => linearPoints(from, to));
  hostile('reversePoints', fc.tuple(scale), ([given]) => reversePoints(given));
  const five = scoreTally({ min: 1, max: 5 });
  hostile('convertScore', fc.tuple(scale, fc.array(odd, { maxLength: 5 })), ([to, points]) =>
    convertScore(five.empty(), { to, points }),
  );
  hostile('bucketOf', fc.tuple(odd), ([ms]) => bucketOf(ms));
  hostile('valueOf', fc.tuple(odd), ([bucket]) => valueOf(bucket));
  hostile('durationPercentile', fc.tuple(fc.array(fc.nat()), odd, odd), ([all, q, level]) =>
    durationPercentile(durationTally.addAll(durationTally.empty(), all), q, { level }),
  );
  hostile('PeopleCount', fc.tuple(odd, odd, odd), ([times, amount, anonymous]) => {
    const people = new PeopleCount();
    people.add(times, amount);
    people.leaveOut(anonymous);
    return people.tally().anonymous;
  });
  hostile('repeatShare', fc.tuple(fc.array(fc.integer({ min: 1, max: 9 })), odd), ([all, least]) =>
    repeatShare(
      peopleTally.addAll(
        peopleTally.empty(),
        all.map((times) => ({ times })),
      ),
      least,
    ),
  );
  hostile('nextBestProducts', fc.tuple(odd, odd, odd), ([level, minimumBoth, limit]) =>
    nextBestProducts(
      basketTally.addAll(basketTally.empty(), [['a', 'b'], ['a', 'b'], ['a', 'b'], ['c']]),
      ['a'],
      { level, minimumBoth, limit },
    ),
  );
});

describe('surveys and weights', () => {
  hostile('designEffect', fc.tuple(fc.array(odd)), ([weights]) => designEffect(weights));
  hostile('weightInMillionths', fc.tuple(odd), ([weight]) => weightInMillionths(weight));
  hostile('weightedNetPromoter', fc.tuple(fc.array(fc.tuple(fc.nat(10), odd))), ([all]) =>
    weightedNetPromoter(
      all.map(([answer]) => answer),
      all.map(([, weight]) => weight),
    ),
  );
  hostile('postStratify', fc.tuple(fc.array(odd, { minLength: 2 })), ([weights]) =>
    postStratify(
      { name: 'x', levels: weights.map((_, i) => (i % 2 === 0 ? 'a' : 'b')), targets: { a: 0.5, b: 0.5 } },
      weights,
    ),
  );
  const measure = fc.record({ scale, items: fc.nat(6), minimumAnswered: fc.option(odd, { nil: undefined }) });
  hostile('satisfactionMeasure', fc.tuple(measure), ([given]) => satisfactionMeasure(given).denominator);
  hostile(
    'importanceMeasure',
    fc.tuple(measure, scale),
    ([given, importance]) => importanceMeasure({ ...given, importance }).denominator,
  );
  hostile('loyaltyMeasure', fc.tuple(fc.array(scale)), ([scales]) => loyaltyMeasure(scales).denominator);
});

describe('time and value', () => {
  hostile('durationSummary', fc.tuple(fc.array(odd)), ([all]) => durationSummary(all));
  hostile('activityStanding', fc.tuple(fc.record({ gapFactor: odd, windowDays: odd })), ([rule]) =>
    activityStanding(['2026-01-01', '2026-01-03', '2026-01-09', '2026-01-11'], '2026-02-01', rule),
  );
  const definition = fc.record({ weights: fc.record({ a: odd }), halfLife: odd, scale: odd });
  hostile('engagement', fc.tuple(definition, fc.array(odd), odd, odd), ([given, times, at, later]) => {
    const events = times.map((time) => ({ type: 'a', time }));
    const state = engagementAt(engagement(events, given, at), given, later);
    return [state, engagementScore(state, given)];
  });
  hostile('furthestStep', fc.tuple(fc.array(odd), odd), ([times, window]) =>
    furthestStep(
      times.map((time, i) => ({ event: i % 2 === 0 ? 'a' : 'b', time })),
      { steps: ['a', 'b'], window },
    ),
  );
  const chart = fc.array(fc.option(odd));
  hostile('individuals', fc.tuple(chart, chart), ([baseline, values]) => {
    const limits = individualsLimits(baseline);
    return [limits, individualsSignals(values, limits)];
  });
  const periods = fc.array(share);
  hostile('proportions', fc.tuple(periods, periods), ([baseline, shares]) => {
    const limits = proportionBaseline(baseline);
    return [limits, proportionSignals(shares, limits, 'laney')];
  });
  const part = fc.record({
    id: fc.constantFrom('a', 'b'),
    weight: odd,
    polarity: fc.constantFrom('higher-is-better', 'lower-is-better'),
    normalisation: fc.oneof(
      fc.record({ kind: fc.constant('min-max'), low: odd, high: odd }),
      fc.record({ kind: fc.constant('z'), mean: odd, deviation: odd }),
      fc.record({ kind: fc.constant('target'), target: odd }),
    ),
  });
  const missing = fc.oneof(fc.constant('null'), fc.record({ minimumCoverage: odd }));
  const aggregation = fc.constantFrom('arithmetic', 'geometric');
  hostile(
    'compositeScore',
    fc.tuple(fc.record({ version: fc.nat(), parts: fc.array(part), missing, aggregation }), odd),
    ([given, value]) => compositeScore(given, { a: value, b: value }),
  );
  hostile('acquisitionCost', fc.tuple(odd, odd), ([amount, won]) => {
    const { spend: _, ...rest } = acquisitionCost({ amount, currency: 'CNY' }, won);
    return rest;
  });
  hostile('cohortRetention', fc.tuple(fc.array(odd), odd), ([all, through]) =>
    cohortRetention(
      all.map((period) => ({ customer: 'a', period })),
      through,
    ),
  );
  hostile('CohortCount', fc.tuple(odd, odd, fc.array(fc.tuple(odd, odd))), ([customers, start, all]) => {
    const count = new CohortCount(Math.min(customers, 50), start);
    for (const [customer, period] of all) count.add(customer, period);
    return count.cohorts();
  });
  hostile('logisticProbability', fc.tuple(odd, fc.array(fc.tuple(odd, odd))), ([intercept, terms]) =>
    logisticProbability(
      { intercept, coefficients: terms.map(([beta]) => beta) },
      terms.map(([, x]) => x),
    ),
  );
  const facts = fc.record({ recencyDays: odd, frequency: odd, monetary: odd });
  hostile('rfm in columns', fc.tuple(fc.array(odd), odd), ([all, bins]) =>
    String(rfmCutPoints({ recencyDays: all, frequency: all, monetary: all }, bins).recency),
  );
  hostile('rfm', fc.tuple(fc.array(facts), facts, odd), ([all, one, bins]) =>
    rfmScores(one, rfmCutPoints(all, bins)),
  );
  hostile('monthlyRate', fc.tuple(odd), ([yearly]) => monthlyRate(yearly));
  hostile('survivalAt', fc.tuple(odd), ([time]) =>
    survivalAt({ n: 0, events: 0, steps: [], median: null, medianInterval: [null, null] }, time),
  );
  const model = fc.record({ r: odd, alpha: odd, a: odd, b: odd });
  const history = fc.record({ repeats: odd, recency: odd, age: odd });
  hostile('probabilityAlive', fc.tuple(model, history), ([m, h]) => probabilityAlive(m, h));
});
