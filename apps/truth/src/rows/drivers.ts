import type { PlantedTruth } from '@attune/synthetic';
import { analyse } from '../analyses.ts';
import type { SentEnterprise } from '../enterprise.ts';
import { notChecked, type Row } from '../report.ts';

const ordered = 'true weights that differ by 2 standard errors are ranked rightly';
const reliable = 'alpha and omega within 0.02 of the truth as answered';
const fewest = 1000;

/** What is compared, by driver in the order of the truth. */
interface Found {
  n: number;
  rSquared: number;
  betas: readonly number[];
  relativeWeights: readonly number[];
  inflations: readonly number[];
  alpha: number;
  omega: number;
}

/** The annual survey: five drivers of overall satisfaction. */
export async function drivers(sent: SentEnterprise): Promise<Row[]> {
  const { made, facts } = sent;
  const answers = facts.surveys.get('annual') ?? [];
  if (answers.length < fewest) {
    const why = `needs ${fewest} answers of the annual survey, not ${answers.length}`;
    return [notChecked('key drivers', ordered, why), notChecked('reliability', reliable, why)];
  }
  const { annual, parameters } = made.truth.planted as PlantedTruth;
  const keys = parameters.drivers.map(({ key }) => key);
  const found = await driversOf(sent, keys);
  const { alpha: trueAlpha, omega: trueOmega } = annual.reliability;
  const judged = judge(
    found,
    parameters.drivers.map(({ beta }) => beta),
    annual.standardizedBetas,
  );
  const how = `API: analysis key-drivers; ${found.n} answers`;
  return [
    {
      check: 'key drivers',
      passesWhen: ordered,
      measured: keys.map((key, i) => `${key} ${found.betas[i]?.toFixed(2)}`).join(' '),
      passed: judged.wrong.length === 0 && judged.pairs > 0,
      note: [
        how,
        `${judged.pairs} pairs compared by relative weight and by beta; betas at most ${judged.farthest.toFixed(1)} standard errors from the truth as answered`,
        ...judged.wrong,
      ].join('; '),
    },
    {
      check: 'reliability',
      passesWhen: reliable,
      measured: `alpha ${found.alpha.toFixed(3)} of ${trueAlpha.toFixed(3)}, omega ${found.omega.toFixed(3)} of ${trueOmega.toFixed(3)}`,
      passed: Math.abs(found.alpha - trueAlpha) <= 0.02 && Math.abs(found.omega - trueOmega) <= 0.02,
      note: how,
    },
  ];
}

async function driversOf({ deployment, made }: SentEnterprise, keys: readonly string[]): Promise<Found> {
  const { from, to } = made.plan;
  const asked = { survey: 'annual', outcome: 'overall', drivers: keys, from, to };
  const found = await analyse(deployment, 'key-drivers', asked);
  const ordered = keys.map((key) => found.drivers.find(({ question }) => question === key));
  const missing = Number.NaN;
  return {
    n: found.n,
    rSquared: found.rSquared ?? missing,
    betas: ordered.map((driver) => driver?.standardizedBeta ?? missing),
    relativeWeights: ordered.map((driver) => driver?.relativeWeight ?? missing),
    inflations: ordered.map((driver) => driver?.varianceInflation ?? missing),
    alpha: found.reliability.alpha ?? missing,
    omega: found.reliability.omega ?? missing,
  };
}

function judge(
  { betas, relativeWeights, rSquared, inflations, n }: Found,
  weights: readonly number[],
  trueBetas: readonly number[],
) {
  const error = (i: number) =>
    Math.sqrt(((1 - rSquared) * (inflations[i] ?? Number.NaN)) / (n - weights.length - 1));
  const wrong: string[] = [];
  let pairs = 0;
  for (const [i, weight] of weights.entries()) {
    for (const [j, other] of weights.entries()) {
      // Of two drivers, the one that truly weighs more.
      if (!(weight - other >= 2 * Math.hypot(error(i), error(j)))) continue;
      pairs += 1;
      for (const [name, seen] of [
        ['beta', betas],
        ['relative weight', relativeWeights],
      ] as const)
        if (!((seen[i] ?? Number.NaN) > (seen[j] ?? Number.NaN)))
          wrong.push(`${name} of ${i + 1} and ${j + 1}`);
    }
  }
  const farthest = Math.max(
    ...trueBetas.map((beta, i) => Math.abs((betas[i] ?? Number.NaN) - beta) / error(i)),
  );
  return { wrong, pairs, farthest };
}
