import type { NetPromoterSplit } from '../indicator/net-promoter-split.ts';
import { netPromoterSplit } from '../indicator/net-promoter-split.ts';
import type { NetPromoterMethod } from '../indicator/net-promoter-statistics.ts';
import { netPromoterEstimate, netPromoterTest } from '../indicator/net-promoter-statistics.ts';
import { isOnScale } from '../survey/valid-answer.ts';
import { weightedNetPromoter } from '../survey/weighted-net-promoter.ts';
import { checkedCount } from '../tally/count.ts';
import type { ScoreTally } from '../tally/score.ts';
import { scoreTally } from '../tally/score.ts';
import { levelIn, listIn, listsIn, malformed, numberIn, numbers, numbersIn, objectIn } from './read-input.ts';
import type { VectorInput, VectorOps } from './vector-op.ts';

const scale = { min: 0, max: 10 };
const tallies = scoreTally(scale);

export const netPromoterOps: VectorOps = {
  nps: (input) => statistics(tallyOf(numbersIn(input, 'counts')), levelIn(input)),

  nps_merge(input) {
    const parts = listsIn(input, 'parts').map((part) => tallyOf(numbers(part, 'parts')));
    return statistics(parts.reduce(tallies.merge, tallies.empty()), levelIn(input));
  },

  nps_responses(input) {
    const answers = listIn(input, 'responses');
    const valid = answers.filter((answer) => isOnScale(answer, scale));
    const tally = tallies.addAll(tallies.empty(), valid);
    return { ...statistics(tally, levelIn(input)), invalid: answers.length - valid.length };
  },

  nps_compare(input) {
    const waves = { before: splitIn(input, 'a'), after: splitIn(input, 'b') };
    const level = levelIn(input);
    function test(method: NetPromoterMethod): Record<string, unknown> {
      const result = netPromoterTest(waves, level, method);
      return {
        diff: result?.difference ?? null,
        se: result?.standardError ?? null,
        z: result?.z ?? null,
        p_two_sided: result?.p ?? null,
        ci: result?.interval ?? null,
      };
    }
    return { wald: test('wald'), adjusted: test('adjusted-wald') };
  },

  nps_weighted(input) {
    const result = weightedNetPromoter(listIn(input, 'responses'), listIn(input, 'weights'));
    return {
      n: result.n,
      invalid: result.invalid,
      sum_w: result.sumOfWeights,
      nps: result.nps,
      n_eff_kish: result.effectiveN,
      deff_kish: result.designEffect,
      se_linearized: result.standardError,
    };
  },
};

function statistics(tally: ScoreTally, level: number): Record<string, unknown> {
  const split = netPromoterSplit(tally);
  const plain = netPromoterEstimate(split, level, 'wald');
  const adjusted = netPromoterEstimate(split, level, 'adjusted-wald');
  return {
    ...split,
    n: split.promoters + split.passives + split.detractors,
    nps: plain?.centre ?? null,
    se: plain?.standardError ?? null,
    moe_wald: plain?.margin ?? null,
    ci_wald: plain?.interval ?? null,
    adjusted_center: adjusted?.centre ?? null,
    moe_adjusted_wald: adjusted?.margin ?? null,
    ci_adjusted_wald: adjusted?.interval ?? null,
  };
}

function tallyOf(counts: readonly number[]): ScoreTally {
  if (counts.length !== 11) throw malformed('counts', '11 counts', counts);
  return { ...tallies.empty(), counts: counts.map(checkedCount) };
}

function splitIn(input: VectorInput, field: string): NetPromoterSplit {
  const split = objectIn(input, field);
  return {
    promoters: numberIn(split, 'promoters'),
    passives: numberIn(split, 'passives'),
    detractors: numberIn(split, 'detractors'),
  };
}
