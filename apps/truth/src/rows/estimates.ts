import type { PlantedTruth } from '@attune/synthetic';
import { analyse } from '../analyses.ts';
import { valuesOf } from '../api.ts';
import type { SentEnterprise } from '../enterprise.ts';
import type { Row } from '../report.ts';

/** A figure, what it is an estimate of, and its standard error. */
interface Estimate {
  of: string;
  seen: number;
  truth: number;
  error: number;
}

const fewest = 30;

/** Figures of the product against expectations; standard errors from the product's own intervals where it has them. */
export async function estimates(sent: SentEnterprise): Promise<Row> {
  const all = [...(await scores(sent)), ...(await trialShares(sent)), ...(await funnelSteps(sent))];
  const deviations = all
    .map(({ of, seen, truth, error }) => ({ of, by: Math.abs(seen - truth) / error }))
    .toSorted((a, b) => b.by - a.by);
  const far = deviations.filter(({ by }) => !(by <= 4));
  return {
    check: 'point estimates',
    passesWhen: 'within 4 standard errors of the truth',
    measured: deviations[0] === undefined ? '–' : `at most ${deviations[0].by.toFixed(1)} of ${all.length}`,
    passed: all.length === 0 ? null : far.length === 0,
    note: [
      'API: NPS, CSAT, CES by department over the whole period, satisfied customers of the trial; steps of the funnel by the analysis funnel',
      ...far.map(({ of, by }) => `${of} is ${by.toFixed(1)} away`),
    ].join('; '),
  };
}

/** Of those who answered, given who answered about what: the truth has left out only the noise of their answers. */
async function scores({ deployment, made }: SentEnterprise): Promise<Estimate[]> {
  const { from, to } = made.plan;
  const found: Estimate[] = [];
  for (const [indicator, field] of [
    ['nps', 'nps'],
    ['csat', 'satisfaction'],
    ['ces', 'effort'],
  ] as const) {
    for (const row of (await valuesOf(deployment, indicator, { from, to, by: 'department' })) ?? []) {
      const months = made.truth.expected.filter(({ department }) => department === row.department);
      const responses = months.reduce((sum, month) => sum + month.responses, 0);
      if (responses < fewest || row.value === null || row.interval === null) continue;
      const truth = months.reduce((sum, month) => sum + month[field] * month.responses, 0) / responses;
      const error = (row.interval.high - row.interval.low) / (2 * 1.96);
      found.push({ of: `${indicator} of ${row.department}`, seen: row.value, truth, error });
    }
  }
  return found;
}

/** Satisfied customers of the trial by department and channel. */
async function trialShares({ deployment, made }: SentEnterprise): Promise<Estimate[]> {
  const { from, to } = made.plan;
  const query = { from, to, by: 'department,channel', department: 'trial' };
  const rates = (made.truth.planted as PlantedTruth).simpson;
  return ((await valuesOf(deployment, 'csat-top-box', query)) ?? []).flatMap((row) => {
    const channel = row['channel'] as 'web' | 'store';
    const of = `${row.department} in ${channel}`;
    const truth =
      row.department === 'trial'
        ? rates.together[channel]
        : rates.departments[row.department as keyof typeof rates.departments].satisfied[channel];
    if (row.value === null || (row.n ?? 0) < fewest) return [];
    return [{ of, seen: row.value, truth, error: Math.sqrt((truth * (1 - truth)) / (row.n ?? 0)) }];
  });
}

/** Of those who came to the step before. */
async function funnelSteps({ deployment, made }: SentEnterprise): Promise<Estimate[]> {
  const { from, to, customers } = made.plan;
  const { funnel } = made.truth.planted as PlantedTruth;
  const steps = funnel.map(({ touchpoint }) => ({ event: 'interaction.recorded', touchpoint }));
  const followed = await analyse(deployment, 'funnel', {
    steps,
    from,
    to,
    windowDays: 1,
  });
  let before = customers;
  return funnel.flatMap(({ touchpoint, reached }, i) => {
    const here = followed.steps[i]?.customers ?? 0;
    const n = before;
    before = here;
    if (n < fewest) return [];
    const error = Math.sqrt((reached * (1 - reached)) / n);
    return [{ of: `step ${touchpoint}`, seen: here / n, truth: reached, error }];
  });
}
