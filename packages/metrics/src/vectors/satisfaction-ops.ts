import { scoreMoments } from '../indicator/score-moments.ts';
import { topBoxCount } from '../indicator/top-box.ts';
import { studentInterval } from '../interval/student.ts';
import { wilsonInterval } from '../interval/wilson.ts';
import { acsi } from '../survey/acsi.ts';
import { loyaltyIndex, mixedLoyaltyIndex } from '../survey/loyalty-index.ts';
import { satisfactionIndex } from '../survey/satisfaction-index.ts';
import { isOnScale } from '../survey/valid-answer.ts';
import type { Scale } from '../tally/score.ts';
import { scoreTally } from '../tally/score.ts';
import { levelIn, listIn, listsIn, numberIn, numbersIn, object, optionalNumberIn } from './read-input.ts';
import type { VectorInput, VectorOps } from './vector-op.ts';

export const satisfactionOps: VectorOps = {
  top_box(input) {
    const scale = scaleIn(input);
    const level = levelIn(input);
    const answers = listIn(input, 'responses');
    const valid = answers.filter((answer) => isOnScale(answer, scale));
    const n = valid.length;
    const algebra = scoreTally(scale);
    const tally = algebra.addAll(algebra.empty(), valid);
    const moments = scoreMoments(tally);
    const top = topBoxCount(tally, numberIn(input, 'top'));
    const variance = moments?.variance ?? null;
    return {
      n,
      invalid: answers.length - n,
      mean: moments?.mean ?? null,
      sd: variance === null ? null : Math.sqrt(variance),
      ci_mean_t: moments && studentInterval(moments, level),
      top_count: top,
      top_rate: n === 0 ? null : top / n,
      top_wilson: n === 0 ? null : wilsonInterval(top, n, level),
    };
  },

  csi(input) {
    const result = satisfactionIndex({
      rows: listsIn(input, 'rows'),
      scale: scaleIn(input),
      weights:
        input['weights'] === undefined || input['weights'] === null ? undefined : numbersIn(input, 'weights'),
      minimumAnswered: optionalNumberIn(input, 'min_answered'),
    });
    return {
      n: result.n,
      dropped: result.dropped,
      item_means: result.itemMeans,
      csi: result.index,
      csi_0_100: result.index100,
      csi_weighted_0_100: result.weighted100,
      ci_csi: result.interval(levelIn(input)),
    };
  },

  acsi(input) {
    const result = acsi({
      rows: listsIn(input, 'rows'),
      scale: { min: optionalNumberIn(input, 'min') ?? 1, max: optionalNumberIn(input, 'max') ?? 10 },
      weights: numbersIn(input, 'weights'),
    });
    return { n: result.n, dropped: result.dropped, item_means: result.itemMeans, score: result.score };
  },

  cli(input) {
    const result = loyaltyIndex(listsIn(input, 'rows'), scaleIn(input));
    return {
      n: result.n,
      dropped: result.dropped,
      cli: result.index,
      cli_0_100: result.index100,
      item_means: result.itemMeans,
    };
  },

  cli_mixed(input) {
    const items = listIn(input, 'items').map((item) => object(item, 'items'));
    const result = mixedLoyaltyIndex(
      items.map((item) => ({ scale: scaleIn(item), answers: listIn(item, 'responses') })),
    );
    return { n: result.n, per_customer: result.perCustomer, cli_0_100: result.index100 };
  },
};

function scaleIn(input: VectorInput): Scale {
  return { min: numberIn(input, 'min'), max: numberIn(input, 'max') };
}
