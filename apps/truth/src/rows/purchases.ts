import {
  type BgNbd,
  expectedPurchases,
  fitBgNbd,
  fitGammaGamma,
  type GammaGamma,
  type PurchaseHistory,
} from '@attune/metrics';
import { analyse } from '../analyses.ts';
import type { Deployment } from '../deployment.ts';
import type { SentEnterprise } from '../enterprise.ts';
import { dayMs, monthMs } from '../facts.ts';
import type { Made } from '../made.ts';
import { notChecked, type Row } from '../report.ts';

const fitted = 'log-likelihood at the fit ≥ that at the truth';
const coming = 'within 5 % in a hold-out period';
const fewest = 500;
/** With fewer, chance alone moves the sum by some per cent. */
const fewestForecast = 5000;

/**
 * Customers who signed up in the first two thirds of the period, observed until its end. The clock starts with the
 * sign-up, so that every order is one that BG/NBD calls a repeat.
 */
export async function purchases({ deployment, made, facts }: SentEnterprise): Promise<Row[]> {
  const from = Date.parse(made.plan.from);
  const to = Date.parse(made.plan.to) + dayMs;
  const until = from + ((to - from) * 2) / 3;
  const seen = [...facts.customers.values()].filter(({ since }) => since >= from && since < until);
  if (seen.length < fewest) {
    const why = `needs ${fewest} customers who sign up, not ${seen.length}`;
    return [
      notChecked('BG/NBD', fitted, why),
      notChecked('Gamma-Gamma', fitted, why),
      notChecked('purchases to come', coming, why),
    ];
  }
  const histories = seen.map(({ since, orders }): PurchaseHistory & { spent: number } => {
    const before = orders.filter(({ at }) => at < until);
    const last = before.reduce((latest, { at }) => Math.max(latest, at), since);
    return {
      repeats: before.length,
      recency: before.length === 0 ? 0 : Math.min(last, until) / monthMs - since / monthMs,
      age: (until - since) / monthMs,
      spent: before.reduce((sum, { yuan }) => sum + yuan, 0),
    };
  });
  const later = seen.reduce((sum, { orders }) => sum + orders.filter(({ at }) => at >= until).length, 0);
  const { parameters } = made.truth;
  return [
    ...bgNbdRows(histories, { truth: parameters.purchase, later, months: (to - until) / monthMs }),
    gammaGammaRow(histories, parameters.spend),
    await forecastByProduct(deployment, made),
  ];
}

/** Those who pay in yuan, from their first order on, by days; the last sixth of the period is held out. */
async function forecastByProduct(deployment: Deployment, { plan }: Made): Promise<Row> {
  const check = 'purchases to come, by the product';
  const { from, to } = plan;
  const holdOutDays = Math.round((Date.parse(to) - Date.parse(from)) / dayMs / 6);
  const asked = { currency: 'CNY', from, to, holdOutDays };
  const found = await analyse(deployment, 'customer-lifetime-value', asked);
  if (found.holdOut === null) return notChecked(check, coming, 'the product held nothing out');
  const { customers, predicted, actual } = found.holdOut;
  const off = predicted / actual - 1;
  return {
    check,
    passesWhen: coming,
    measured: `${predicted.toFixed(0)} expected, ${actual} came (${(100 * off).toFixed(1)} %)`,
    passed: customers < fewestForecast ? null : Math.abs(off) <= 0.05,
    note: `API: analysis customer-lifetime-value; ${customers} customers, the last ${holdOutDays} days${customers < fewestForecast ? `; judged from ${fewestForecast} customers on` : ''}`,
  };
}

const how = (n: number) => `from the events sent, package metrics; ${n} customers`;

function bgNbdRows(
  histories: readonly PurchaseHistory[],
  { truth, later, months }: { truth: BgNbd; later: number; months: number },
): Row[] {
  const fit = fitBgNbd(histories);
  if (fit.model === null) return [notChecked('BG/NBD', fitted, fit.reason)];
  const { model } = fit;
  const atFit = bgNbdLikelihood(model, histories);
  const atTruth = bgNbdLikelihood(truth, histories);
  const expected = histories.reduce((sum, history) => sum + expectedPurchases(model, history, months), 0);
  const off = expected / later - 1;
  const told = (of: BgNbd) =>
    (['r', 'alpha', 'a', 'b'] as const).map((name) => `${name} ${of[name].toFixed(2)}`).join(' ');
  return [
    {
      check: 'BG/NBD',
      passesWhen: fitted,
      measured: `${atFit.toFixed(1)} ≥ ${atTruth.toFixed(1)}`,
      passed:
        fit.converged && atFit >= atTruth && Math.abs(atFit - fit.logLikelihood) < 1e-6 * Math.abs(atFit),
      note: `${how(histories.length)}; fitted ${told(model)}, true ${told(truth)}; likelihood recomputed here`,
    },
    {
      check: 'purchases to come',
      passesWhen: coming,
      measured: `${expected.toFixed(0)} expected, ${later} came (${(100 * off).toFixed(1)} %)`,
      passed: histories.length < fewestForecast ? null : Math.abs(off) <= 0.05,
      note: `${how(histories.length)}; the last third of the period${histories.length < fewestForecast ? `; judged from ${fewestForecast} customers on` : ''}`,
    },
  ];
}

function gammaGammaRow(
  histories: readonly (PurchaseHistory & { spent: number })[],
  { p, q, v }: GammaGamma,
): Row {
  const buyers = histories
    .filter(({ repeats }) => repeats > 0)
    .map(({ repeats, spent }) => ({ repeats, mean: spent / repeats }));
  const fit = fitGammaGamma(buyers);
  if (fit.model === null) return notChecked('Gamma-Gamma', fitted, fit.reason);
  const atFit = gammaGammaLikelihood(fit.model, buyers);
  const atTruth = gammaGammaLikelihood({ p, q, v }, buyers);
  const told = (of: GammaGamma) => `p ${of.p.toFixed(2)} q ${of.q.toFixed(2)} v ${of.v.toFixed(0)}`;
  return {
    check: 'Gamma-Gamma',
    passesWhen: fitted,
    measured: `${atFit.toFixed(1)} ≥ ${atTruth.toFixed(1)}`,
    passed: fit.converged && atFit >= atTruth && Math.abs(atFit - fit.logLikelihood) < 1e-6 * Math.abs(atFit),
    note: `${how(buyers.length)}; fitted ${told(fit.model)}, true ${told({ p, q, v })}; likelihood recomputed here`,
  };
}

/** Fader, Hardie & Lee 2005, equation 6, from the definition; independent of the package's. */
function bgNbdLikelihood({ r, alpha, a, b }: BgNbd, histories: readonly PurchaseHistory[]): number {
  return histories.reduce((sum, { repeats: x, recency, age }) => {
    const shared = logGamma(r + x) - logGamma(r) + r * Math.log(alpha);
    const alive = logBeta(a, b + x) - logBeta(a, b) - (r + x) * Math.log(alpha + age);
    if (x === 0) return sum + shared + alive;
    const lost = logBeta(a + 1, b + x - 1) - logBeta(a, b) - (r + x) * Math.log(alpha + recency);
    const larger = Math.max(alive, lost);
    return sum + shared + larger + Math.log(Math.exp(alive - larger) + Math.exp(lost - larger));
  }, 0);
}

/** Fader & Hardie 2013, the density of a customer's mean spend. */
function gammaGammaLikelihood(
  { p, q, v }: GammaGamma,
  buyers: readonly { repeats: number; mean: number }[],
): number {
  return buyers.reduce((sum, { repeats: x, mean }) => {
    const constant = logGamma(p * x + q) - logGamma(p * x) - logGamma(q) + q * Math.log(v);
    return (
      sum +
      constant +
      (p * x - 1) * Math.log(mean) +
      p * x * Math.log(x) -
      (p * x + q) * Math.log(x * mean + v)
    );
  }, 0);
}

const logBeta = (a: number, b: number) => logGamma(a) + logGamma(b) - logGamma(a + b);

/** Stirling's series after shifting the argument up. */
function logGamma(x: number): number {
  let shift = 0;
  let at = x;
  for (; at < 12; at += 1) shift -= Math.log(at);
  const square = at * at;
  const series = 1 / 12 - (1 / 360 - (1 / 1260 - 1 / (1680 * square)) / square) / square;
  return shift + (at - 0.5) * Math.log(at) - at + Math.log(2 * Math.PI) / 2 + series / at;
}
