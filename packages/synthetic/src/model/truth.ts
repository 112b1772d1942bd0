import { day, monthOf } from './calendar.ts';
import { commentTemplates } from './comments.ts';
import type { Customer } from './customer.ts';
import { expectedAnswer, expectedNps, items } from './graded-response.ts';
import type { Life } from './life.ts';
import { parameters, type Segment } from './parameters.ts';
import { products } from './products.ts';
import type { Shock } from './quality.ts';
import { type Reliability, reliabilityOf } from './item-truth.ts';
import { type PlantedTruth, plantedTruth } from '../planted/planted-truth.ts';
import type { ChanceTruth, ChurnTruth, MonthTruth, TruthLedger } from './truth-ledger.ts';
import type { World } from './world.ts';

export interface PopulationTruth {
  department: string;
  month: string;
  nps: number;
  satisfaction: number;
  effort: number;
}

export interface ShockTruth {
  department: string;
  from: string;
  to: string;
  size: number;
  /** What it does to the expected scores of each department that has customers of its own, on its first day. */
  shifts: { department: string; nps: number; satisfaction: number }[];
}

export interface EnterpriseTruth {
  seed: number;
  customers: number;
  /** Days, UTC, both inclusive. Months below are UTC months. */
  from: string;
  to: string;
  nonResponse: World['nonResponse'];
  departments: readonly {
    key: string;
    parent: string | null;
    base: number;
    trend: number;
    season: number;
    bestDay: number;
    weight: number;
  }[];
  shocks: readonly ShockTruth[];
  parameters: typeof parameters;
  items: typeof items;
  /**
   * Of the three feelings before they are cut into points, at unit variance of satisfaction; and of the points that
   * are answered, by who feels what their segments do on an ordinary day.
   */
  reliability: Reliability & { discretised: Reliability };
  products: typeof products;
  comments: typeof commentTemplates;
  counts: Record<string, number>;
  /** Expected scores of those who answered, given who answered about what. */
  expected: MonthTruth[];
  /** Expected scores had everyone answered after an ordinary experience: by integration over satisfaction. */
  population: PopulationTruth[];
  /** Expected numbers of what happens to orders, given the orders. */
  chances: ChanceTruth[];
  /** Of contracts, given what happened to their customers. */
  churn: ChurnTruth;
  /** Null unless the structure was planted. */
  planted: PlantedTruth | null;
}

const round = (value: number) => Number(value.toFixed(6));

/**
 * Scores of the whole population by department and month. Satisfaction is normal within a segment and so is the noise,
 * which makes the integral over both a normal share; over the days of the month it is a mean.
 */
function populationTruth(world: World): PopulationTruth[] {
  const segments = Object.values(parameters.segments);
  const rows = new Map<string, PopulationTruth & { days: number }>();
  for (let at = world.from + day / 2; at < world.to; at += day) {
    const month = monthOf(at);
    for (const { model, quality } of world.leaves.values()) {
      const key = `${month} ${model.key}`;
      let row = rows.get(key);
      if (row === undefined) {
        row = { department: model.key, month, nps: 0, satisfaction: 0, effort: 0, days: 0 };
        rows.set(key, row);
      }
      const felt = model.weight * quality(at);
      for (const { share, satisfaction } of segments) {
        const feels = { mean: satisfaction + felt, variance: 1 };
        row.nps += share * expectedNps(feels);
        row.satisfaction += share * expectedAnswer(items.satisfaction, feels);
        row.effort += share * expectedAnswer(items.effort, feels);
      }
      row.days += 1;
    }
  }
  return [...rows.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { days, nps, satisfaction, effort, ...row }]) => ({
      ...row,
      nps: round(nps / days),
      satisfaction: round(satisfaction / days),
      effort: round(effort / days),
    }));
}

/** Cronbach's alpha and McDonald's omega that the loadings imply. */
function reliability(): EnterpriseTruth['reliability'] {
  const loadings = Object.values(items).map(({ loading }) => loading);
  const sum = loadings.reduce((total, loading) => total + loading, 0);
  const unique = loadings.reduce((total, loading) => total + 1 - loading ** 2, 0);
  const total = sum ** 2 + unique;
  const k = loadings.length;
  const people = Object.values(parameters.segments).map(({ share, satisfaction: mean }) => ({ share, mean }));
  const { alpha, omega } = reliabilityOf(Object.values(items), people);
  return {
    alpha: round((k / (k - 1)) * (1 - k / total)),
    omega: round(sum ** 2 / total),
    discretised: { alpha: round(alpha), omega: round(omega) },
  };
}

/** The shift of the expected scores where the shock is felt, all else as on its first day. */
function shiftsOf({ department, from, size }: Shock, world: World): ShockTruth['shifts'] {
  return [...world.leaves.values()]
    .filter(({ ancestors }) => ancestors.has(department))
    .map(({ model, quality }) => {
      const scores = (felt: number) =>
        Object.values(parameters.segments).reduce(
          (sums, { share, satisfaction }) => {
            const feels = { mean: satisfaction + model.weight * felt, variance: 1 };
            return {
              nps: sums.nps + share * expectedNps(feels),
              satisfaction: sums.satisfaction + share * expectedAnswer(items.satisfaction, feels),
            };
          },
          { nps: 0, satisfaction: 0 },
        );
      const after = scores(quality(from));
      const before = scores(quality(from) - size);
      return {
        department: model.key,
        nps: round(after.nps - before.nps),
        satisfaction: round(after.satisfaction - before.satisfaction),
      };
    });
}

/** These depend on the parameters alone, and take longer than a small enterprise does. */
const stored: { reliability?: EnterpriseTruth['reliability']; planted?: PlantedTruth } = {};

const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);

/** The whole truth but for the customers, from a world and the ledger of one full pass over it. */
export function enterpriseTruth(world: World, ledger: TruthLedger, customers: number): EnterpriseTruth {
  return {
    seed: world.seed,
    customers,
    from: dayOf(world.from),
    to: dayOf(world.to - 1),
    nonResponse: world.nonResponse,
    departments: world.departments.map(({ key, parent, base, trend, season, bestDay, weight }) => ({
      key,
      parent,
      base,
      trend,
      season,
      bestDay,
      weight,
    })),
    shocks: world.shocks.map((shock) => ({
      department: shock.department,
      from: dayOf(shock.from),
      to: dayOf(shock.to - 1),
      size: shock.size,
      shifts: shiftsOf(shock, world),
    })),
    parameters,
    items,
    reliability: (stored.reliability ??= reliability()),
    products,
    comments: commentTemplates,
    counts: ledger.counts(),
    expected: ledger.months(),
    population: populationTruth(world),
    chances: ledger.chances(),
    churn: ledger.churn(),
    planted: world.planted ? (stored.planted ??= plantedTruth()) : null,
  };
}

export interface CustomerTruth {
  externalId: string;
  segment: Segment;
  region: Customer['region'];
  language: Customer['language'];
  signedUpAt: string;
  theta: number;
  rate: number;
  dropout: number;
  spendRate: number;
  contract: { startedAt: string; monthly: boolean; hazards: number[]; ended: boolean } | null;
}

/** What nobody can see of one customer. */
export function customerTruth({ customer, contract }: Life): CustomerTruth {
  const { externalId, segment, region, language, signedUpAt, theta, rate, dropout, spendRate } = customer;
  return {
    externalId,
    segment,
    region,
    language,
    signedUpAt: new Date(signedUpAt).toISOString(),
    theta: round(theta),
    rate: round(rate),
    dropout: round(dropout),
    spendRate: round(spendRate),
    contract: contract && { ...contract, startedAt: new Date(contract.startedAt).toISOString() },
  };
}
