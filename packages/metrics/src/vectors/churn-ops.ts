import { classifierQuality } from '../churn/classifier-quality.ts';
import { logisticProbability, logisticRegression } from '../churn/logistic-regression.ts';
import { levelIn, listIn, listsIn, malformed, numbers, numbersIn, optionalNumberIn } from './read-input.ts';
import type { VectorInput, VectorOps } from './vector-op.ts';

export const churnOps: VectorOps = {
  logistic_fit(input) {
    const rows = listsIn(input, 'X').map((row) => numbers(row, 'X'));
    const labels = labelsIn(input);
    const intercept = hasIntercept(input, rows[0]?.length ?? 0);
    const fit = logisticRegression({ rows, labels }, { intercept, level: levelIn(input) });
    if (fit.model === null)
      return {
        coef: null,
        se: null,
        log_likelihood: null,
        null_log_likelihood: null,
        separated: fit.reason === 'separated',
      };
    const { model } = fit;
    const terms = fit.intercept === null ? fit.terms : [fit.intercept, ...fit.terms];
    return {
      coef: terms.map(({ estimate }) => estimate),
      se: terms.map(({ standardError }) => standardError),
      separated: false,
      log_likelihood: fit.logLikelihood,
      null_log_likelihood: fit.nullLogLikelihood,
      predicted_first5: rows.slice(0, 5).map((row) => logisticProbability(model, row)),
    };
  },

  classifier_metrics(input) {
    const quality = classifierQuality(
      { scores: numbersIn(input, 'p'), labels: labelsIn(input) },
      {
        bins: optionalNumberIn(input, 'ece_bins'),
        topFraction: optionalNumberIn(input, 'top_fraction'),
        level: levelIn(input),
      },
    );
    return {
      n: quality.n,
      positives: quality.positives,
      auc: quality.auc?.auc ?? null,
      brier: quality.brier,
      log_loss: quality.logLoss,
      ece: quality.calibrationError,
      average_precision: quality.averagePrecision,
      lift: quality.top?.lift ?? null,
      capture: quality.top?.capture ?? null,
      top_k: quality.top?.count ?? null,
    };
  },
};

/** A predictor more than there are columns is the constant; so is a list that names none. */
function hasIntercept(input: VectorInput, columns: number): boolean {
  if (input['predictors'] === undefined) return true;
  const predictors = listIn(input, 'predictors').length;
  if (predictors !== columns && predictors !== columns + 1)
    throw malformed('predictors', `${columns} or ${columns + 1} names`, predictors);
  return predictors === columns + 1;
}

function labelsIn(input: VectorInput): readonly boolean[] {
  return listIn(input, 'y').map((value) => {
    if (value === 1 || value === true) return true;
    if (value === 0 || value === false) return false;
    throw malformed('y', 'a list of 0 and 1', value);
  });
}
