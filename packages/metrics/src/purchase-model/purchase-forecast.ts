import { inRange } from '../in-range.ts';
import { MetricsError } from '../metrics-error.ts';
import type { BgNbd } from './bg-nbd.ts';
import { checkedBgNbd } from './bg-nbd.ts';
import type { PurchaseHistory } from './purchase-history.ts';
import { checkedHistory } from './purchase-history.ts';

/**
 * P(alive) at the end of the observation: 1 / (1 + a/(b+x-1) ((α+T)/(α+t_x))^(r+x)).
 *
 * @returns a probability, 0..1; 1 for who has not bought again
 * @throws `count-not-whole`, `inconsistent` for a history that cannot be, `number-out-of-range`
 * @source Fader, Hardie & Lee, Marketing Science 24(2), 2005, 275-284
 */
export function probabilityAlive(model: BgNbd, history: PurchaseHistory): number {
  const { r, alpha, a, b } = checkedBgNbd(model);
  const { repeats: x, recency, age } = checkedHistory(history);
  if (x === 0) return 1;
  // By differences of logarithms: either quotient may leave what a number holds.
  const logOdds =
    Math.log(a) - Math.log(b + (x - 1)) + (r + x) * (Math.log(alpha + age) - Math.log(alpha + recency));
  return 1 / (1 + Math.exp(logOdds));
}

/**
 * E[Y(t)]: purchases expected in the time t after the observation, given the history.
 *
 * @param t in the unit of time of the model, at least 0
 * @returns purchases, >= 0
 * @throws `count-not-whole`, `inconsistent` for a history that cannot be, `number-out-of-range`, also for a t some
 * 50,000 times as long as α and the observation together
 * @source Fader, Hardie & Lee, Marketing Science 24(2), 2005, 275-284
 */
export function expectedPurchases(model: BgNbd, history: PurchaseHistory, t: number): number {
  const { r, alpha, a, b } = checkedBgNbd(model);
  const { repeats: x, age } = checkedHistory(history);
  return probabilityAlive(model, history) * whileAlive({ shape: r + x, rate: alpha + age, a, b: b + x }, t);
}

/**
 * E[X(t)]: repeat purchases expected of a customer drawn at random in the time t after the first purchase.
 *
 * @param t in the unit of time of the model, at least 0
 * @returns purchases, >= 0
 * @throws `number-out-of-range`
 * @source Fader, Hardie & Lee, Marketing Science 24(2), 2005, 275-284
 */
export function expectedPurchasesOfNewcomer(model: BgNbd, t: number): number {
  return expectedPurchases(model, { repeats: 0, recency: 0, age: 0 }, t);
}

/** What is known of a living customer's rate, Gamma(shape, rate), and chance to be lost, Beta(a, b). */
interface Posterior {
  readonly shape: number;
  readonly rate: number;
  readonly a: number;
  readonly b: number;
}

const mostTerms = 2_000_000;

/**
 * The paper's (a+b-1)/(a-1) · [1 - (1-z)^shape · ₂F₁(shape, b; a+b-1; z)], z = t/(rate+t), without its singularities
 * at a = 1 and a + b = 1, its overflow and its cancellation. The factor and the series of ₂F₁ together are the
 * negative binomial probabilities w_n that a customer who is never lost buys n times; subtracting inside the sum
 * leaves Σ w_n g_n with g_n = Σ_{k<n} E[(1-p)^k], the purchases made of n chances. Every term is positive.
 */
function whileAlive({ shape, rate, a, b }: Posterior, t: number): number {
  inRange(t, 0, Number.MAX_VALUE, 't');
  const z = t / (rate + t);
  if (z === 0) return 0;
  // ln w_0; the weights are kept in units of it and of powers of `unit`, because it may be below the smallest double.
  let logUnit = shape * (Math.log(rate) - Math.log(rate + t));
  let weight = 1;
  let survival = 1;
  let made = 0;
  let total = 0;
  for (let n = 0; n < mostTerms; n += 1) {
    weight *= ((shape + n) / (n + 1)) * z;
    made += survival;
    survival *= (b + n) / (a + b + n);
    total += weight * made;
    if (weight > 1e200) {
      weight *= 1e-200;
      total *= 1e-200;
      logUnit += 200 * Math.LN10;
    }
    // From here on each term is at most `decay` times the one before, so this bounds all that is left.
    const decay = Math.max(1, (shape + n + 1) / (n + 2)) * z * (1 + survival / made);
    if (decay < 1 && (weight * made * decay) / (1 - decay) <= 1e-16 * total)
      return Math.exp(logUnit + Math.log(total));
  }
  throw new MetricsError('number-out-of-range', `t ${t} is too far ahead`);
}
