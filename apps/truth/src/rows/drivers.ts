import { cronbachAlpha, type KeyDrivers, keyDrivers, mcdonaldOmega, rowMoments } from '@attune/metrics';
import type { PlantedTruth } from '@attune/synthetic';
import type { SentEnterprise } from '../enterprise.ts';
import { notChecked, type Row } from '../report.ts';

const ordered = 'true weights that differ by 2 standard errors are ranked rightly';
const reliable = 'alpha and omega within 0.02 of the truth as answered';
const fewest = 1000;

/** The annual survey: five drivers of overall satisfaction. */
export function drivers({ made, facts }: SentEnterprise): Row[] {
  const answers = facts.surveys.get('annual') ?? [];
  if (answers.length < fewest) {
    const why = `needs ${fewest} answers of the annual survey, not ${answers.length}`;
    return [notChecked('key drivers', ordered, why), notChecked('reliability', reliable, why)];
  }
  const { annual, parameters } = made.truth.planted as PlantedTruth;
  const keys = parameters.drivers.map(({ key }) => key);
  const rows = answers.map(({ answers }) => keys.map((key) => answers[key]));
  const outcomes = answers.map(({ answers }) => answers[parameters.overall.key]);
  const found = keyDrivers(rowMoments(rows.map((row, i) => [...row, outcomes[i]])), { outcome: keys.length });
  const alpha = cronbachAlpha(rowMoments(rows), 0.95).alpha ?? Number.NaN;
  const omega = mcdonaldOmega(rowMoments(rows)).omega ?? Number.NaN;
  const { alpha: trueAlpha, omega: trueOmega } = annual.reliability;
  const how = `answers the product took; package metrics, ${answers.length} answers`;
  const judged = judge(
    found,
    parameters.drivers.map(({ beta }) => beta),
    annual.standardizedBetas,
  );
  return [
    {
      check: 'key drivers',
      passesWhen: ordered,
      measured: keys
        .map((key, i) => `${key} ${(found.standardizedBeta?.[i] ?? Number.NaN).toFixed(2)}`)
        .join(' '),
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
      measured: `alpha ${alpha.toFixed(3)} of ${trueAlpha.toFixed(3)}, omega ${omega.toFixed(3)} of ${trueOmega.toFixed(3)}`,
      passed: Math.abs(alpha - trueAlpha) <= 0.02 && Math.abs(omega - trueOmega) <= 0.02,
      note: how,
    },
  ];
}

function judge(
  { standardizedBeta, relativeWeights, rSquared, vif, n, drivers }: KeyDrivers,
  weights: readonly number[],
  betas: readonly number[],
) {
  const error = (i: number) => Math.sqrt(((1 - (rSquared ?? 0)) * (vif?.[i] ?? 1)) / (n - drivers - 1));
  const wrong: string[] = [];
  let pairs = 0;
  for (const [i, weight] of weights.entries()) {
    for (const [j, other] of weights.entries()) {
      // Of two drivers, the one that truly weighs more.
      if (!(weight - other >= 2 * Math.hypot(error(i), error(j)))) continue;
      pairs += 1;
      for (const [name, seen] of [
        ['beta', standardizedBeta],
        ['relative weight', relativeWeights],
      ] as const)
        if (!((seen?.[i] ?? Number.NaN) > (seen?.[j] ?? Number.NaN)))
          wrong.push(`${name} of ${i + 1} and ${j + 1}`);
    }
  }
  const farthest = Math.max(
    ...betas.map((beta, i) => Math.abs((standardizedBeta?.[i] ?? Number.NaN) - beta) / error(i)),
  );
  return { wrong, pairs, farthest };
}
