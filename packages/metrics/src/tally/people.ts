import { MetricsError } from '../metrics-error.ts';
import type { TallyAlgebra } from './algebra.ts';
import { checkedCount } from './count.ts';
import { type Amount, wholeAmount } from './sum.ts';
import { negated, withCounts } from './whole.ts';

/**
 * People, by how often each of them did something, and how much it came to. Tallies of *different people* add up; the
 * same person in two departments or months is one person, so those are counted anew and not merged.
 */
export interface PeopleTally {
  readonly kind: 'people';
  /** People who did it at least once. */
  readonly n: number;
  /** People by number of times. */
  readonly times: Readonly<Record<number, number>>;
  /** Σ over people of what each one's amounts come to; 0 where no amount is read. */
  readonly sum: bigint;
  readonly sumOfSquares: bigint;
  /** Σ of times × amount. */
  readonly sumOfProducts: bigint;
  /** Facts that are about nobody known, and so are left out. */
  readonly anonymous: number;
}

/** One person: how often, at least once, and how much in all. Or so many facts about nobody known. */
export type PersonFacts =
  | { readonly times: number; readonly amount?: Amount }
  | { readonly anonymous: number };

/**
 * The algebra of people: how many did it how often, Σ and Σ² of their amounts and Σ of times × amount.
 *
 * @throws `count-not-whole` for times that are not a whole number of at least 1, or anonymous facts below 0;
 * `amount-not-whole`
 * @source Own definition: the sums that means per person and their covariance are made of
 */
export const peopleTally: TallyAlgebra<PeopleTally, PersonFacts> = {
  empty: () => new PeopleCount().tally(),
  add: (tally, facts) => peopleTally.addAll(tally, [facts]),
  addAll: (tally, values) => {
    const added = new PeopleCount();
    for (const facts of values) {
      if ('anonymous' in facts) added.leaveOut(facts.anonymous);
      else added.add(facts.times, facts.amount);
    }
    return peopleTally.merge(tally, added.tally());
  },
  remove: (tally, facts) =>
    peopleTally.merge(tally, peopleTally.negate(peopleTally.add(peopleTally.empty(), facts))),
  merge: (a, b) => ({
    kind: 'people',
    n: a.n + b.n,
    times: withCounts(a.times, entriesOf(b)),
    sum: a.sum + b.sum,
    sumOfSquares: a.sumOfSquares + b.sumOfSquares,
    sumOfProducts: a.sumOfProducts + b.sumOfProducts,
    anonymous: a.anonymous + b.anonymous,
  }),
  negate: (tally) => ({
    kind: 'people',
    n: negated(tally.n),
    times: withCounts(
      {},
      entriesOf(tally).map(([times, people]): [number, number] => [times, -people]),
    ),
    sum: -tally.sum,
    sumOfSquares: -tally.sumOfSquares,
    sumOfProducts: -tally.sumOfProducts,
    anonymous: negated(tally.anonymous),
  }),
  equals: (a, b) =>
    a.n === b.n &&
    a.sum === b.sum &&
    a.sumOfSquares === b.sumOfSquares &&
    a.sumOfProducts === b.sumOfProducts &&
    a.anonymous === b.anonymous &&
    Object.keys(a.times).length === Object.keys(b.times).length &&
    entriesOf(a).every(([times, people]) => b.times[times] === people),
};

const entriesOf = ({ times }: PeopleTally): [times: number, people: number][] =>
  Object.entries(times).map(([time, people]) => [Number(time), people]);

/** Makes a tally of a million people one by one: numbers as long as they are exact, larger ones from there on. */
export class PeopleCount {
  /** People who did it so many times; most did it a few times. */
  readonly #few = new Float64Array(256);
  readonly #often = new Map<number, number>();
  #n = 0;
  #anonymous = 0;
  readonly #sum = new ExactSum();
  readonly #squares = new ExactSum();
  readonly #products = new ExactSum();

  /**
   * One more person; a refused one leaves no trace.
   *
   * @param times how often they did it, at least 1
   * @param amount what it came to, in its smallest unit
   * @throws `count-not-whole`, `amount-not-whole`
   */
  add(times: number, amount: Amount = 0): void {
    if (!Number.isSafeInteger(times) || times < 1) throw new MetricsError('count-not-whole', String(times));
    if (amount !== 0) {
      this.#sum.add(amount, 1);
      this.#squares.add(amount, amount);
      this.#products.add(amount, times);
    }
    this.#n += 1;
    if (times < this.#few.length) this.#few[times] = (this.#few[times] as number) + 1;
    else this.#often.set(times, (this.#often.get(times) ?? 0) + 1);
  }

  /**
   * So many facts about nobody known.
   *
   * @throws `count-not-whole`
   */
  leaveOut(facts: number): void {
    this.#anonymous += checkedCount(facts);
  }

  tally(): PeopleTally {
    return {
      kind: 'people',
      n: this.#n,
      times: Object.fromEntries([...this.#few.entries(), ...this.#often].filter(([, people]) => people > 0)),
      sum: this.#sum.total(),
      sumOfSquares: this.#squares.total(),
      sumOfProducts: this.#products.total(),
      anonymous: this.#anonymous,
    };
  }
}

/** A sum of products of whole numbers, in a number for as long as it holds them. */
class ExactSum {
  #whole = 0n;
  #part = 0;

  add(a: Amount, b: Amount): void {
    const product = typeof a === 'number' && typeof b === 'number' ? a * b : Number.NaN;
    const next = this.#part + product;
    if (Number.isSafeInteger(product) && Number.isSafeInteger(next)) this.#part = next;
    else {
      this.#whole += BigInt(this.#part) + wholeAmount(a) * wholeAmount(b);
      this.#part = 0;
    }
  }

  total(): bigint {
    return this.#whole + BigInt(this.#part);
  }
}
