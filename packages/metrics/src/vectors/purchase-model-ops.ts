import { purchaseSummary } from '../commerce/purchase-days.ts';
import type { BgNbd } from '../purchase-model/bg-nbd.ts';
import { fitBgNbd } from '../purchase-model/fit-bg-nbd.ts';
import { fitGammaGamma } from '../purchase-model/fit-gamma-gamma.ts';
import type { GammaGamma } from '../purchase-model/gamma-gamma.ts';
import { expectedSpend } from '../purchase-model/gamma-gamma.ts';
import { predictedValue } from '../purchase-model/predicted-value.ts';
import type { PurchaseHistory } from '../purchase-model/purchase-history.ts';
import {
  expectedPurchases,
  expectedPurchasesOfNewcomer,
  probabilityAlive,
} from '../purchase-model/purchase-forecast.ts';
import { columnsOf, idOf, numberCell, rowsIn } from './cell.ts';
import { purchasesIn } from './purchase-input.ts';
import { numberIn, numbersIn, objectIn, textIn } from './read-input.ts';
import type { VectorInput, VectorOps } from './vector-op.ts';

export const purchaseModelOps: VectorOps = {
  bgnbd_fit(input) {
    const column = columnsOf(input);
    const fit = fitBgNbd(
      rowsIn(input).map((row) => ({
        repeats: numberCell(row, column('x')),
        recency: numberCell(row, column('tx')),
        age: numberCell(row, column('T')),
      })),
    );
    if (fit.model === null) return { n: fit.n, r: null, alpha: null, a: null, b: null, log_likelihood: null };
    return { n: fit.n, ...fit.model, log_likelihood: fit.logLikelihood };
  },

  gamma_gamma_fit(input) {
    const column = columnsOf(input);
    // The filter a file may name, repeats and amounts above 0, is the model's own.
    const fit = fitGammaGamma(
      rowsIn(input).map((row) => ({
        repeats: numberCell(row, column('x')),
        mean: numberCell(row, column('zbar')),
      })),
    );
    if (fit.model === null)
      return { n: fit.n, p: null, q: null, v: null, log_likelihood: null, correlation_x_zbar: null };
    return {
      n: fit.n,
      ...fit.model,
      log_likelihood: fit.logLikelihood,
      correlation_x_zbar: fit.correlation,
    };
  },

  bgnbd_predict(input) {
    const model = bgNbdIn(input);
    const history = {
      repeats: numberIn(input, 'x'),
      recency: numberIn(input, 'tx'),
      age: numberIn(input, 'T'),
    };
    return {
      p_alive: probabilityAlive(model, history),
      ...Object.fromEntries(
        numbersIn(input, 't').map((t): [string, number] => [
          `expected_purchases_t${t}`,
          expectedPurchases(model, history, t),
        ]),
      ),
      ...(input['gg'] !== undefined && valueIn(input, model, history)),
    };
  },

  bgnbd_expected: (input) => ({
    expected: expectedPurchasesOfNewcomer(bgNbdIn(input), numberIn(input, 't')),
  }),

  transactions_to_summary(input) {
    const end = textIn(input, 'end');
    const { customers, perUnit } = purchasesIn(input, end);
    const summaries = Array.from(customers, ([customer, days]) => {
      const { repeats, recency, age, mean } = purchaseSummary(days, end);
      // Files write 0 for the mean of a customer who has no repeat purchase.
      return { id: idOf(customer), x: repeats, tx: recency, T: age, zbar: (mean ?? 0) / perUnit };
    });
    return {
      n: summaries.length,
      sum_x: summaries.reduce((sum, { x }) => sum + x, 0),
      customers: summaries,
    };
  },
};

function valueIn(input: VectorInput, model: BgNbd, history: PurchaseHistory): Record<string, unknown> {
  const spend = expectedSpend(gammaGammaIn(input), {
    repeats: history.repeats,
    mean: numberIn(input, 'zbar'),
  });
  if (input['months'] === undefined) return { expected_value: spend };
  const months = numberIn(input, 'months');
  const plan = {
    months,
    monthLength: numberIn(input, 'weeks_per_month'),
    monthlyDiscount: numberIn(input, 'monthly_discount'),
  };
  return {
    expected_value: spend,
    [`clv_${months}m_discounted`]:
      spend === null ? null : predictedValue(model, history, { ...plan, valuePerPurchase: spend }),
  };
}

function bgNbdIn(input: VectorInput): BgNbd {
  const params = objectIn(input, 'params');
  return {
    r: numberIn(params, 'r'),
    alpha: numberIn(params, 'alpha'),
    a: numberIn(params, 'a'),
    b: numberIn(params, 'b'),
  };
}

function gammaGammaIn(input: VectorInput): GammaGamma {
  const params = objectIn(input, 'gg');
  return { p: numberIn(params, 'p'), q: numberIn(params, 'q'), v: numberIn(params, 'v') };
}
