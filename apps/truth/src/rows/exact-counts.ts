import type { CloudEvent, ValueRow } from '@attune/contracts';
import { type DirtTruth, type Enterprise, generateEnterprise, soil } from '@attune/synthetic';
import { furnish, listIndicators, sendEvents, type Taken, untilFolded, valuesOf } from '../api.ts';
import {
  cleanFigures,
  type CountedCut,
  countedCuts,
  countedIndicators,
  figureName,
  sameFigure,
} from '../clean-counts.ts';
import type { Deployment } from '../deployment.ts';
import type { Plan } from '../made.ts';
import type { Row } from '../report.ts';
import { shuffled } from '../shuffle.ts';

const check = 'counting metrics';
const passesWhen = 'as the clean copy, at 1, 2, 7 partitions, any order, replayed twice';

/**
 * New deployments get the same enterprise. The one with a single partition gets it clean and in order; one with two,
 * dirty, then what puts it right; others all of that at random, so that corrections come before what they correct.
 * Those that get the dirty one then get everything twice more.
 */
export async function exactCounts(plan: Plan, deployments: readonly Deployment[]): Promise<Row> {
  const enterprise = generateEnterprise({ ...plan, planted: true });
  const results = await Promise.all(
    deployments.map((deployment) => answered(deployment, { plan, enterprise })),
  );
  const answers = results.map(({ answer }) => answer);
  const faults = results.flatMap((result) => result.faults);
  const sent = results[0]?.sent;
  for (const { partitions, differing } of answers)
    if (differing > 0) faults.push(`${differing} differ from the clean copy at ${partitions}`);
  const [first, ...others] = answers;
  for (const other of others)
    if (other.rows !== first?.rows)
      faults.push(`rows at ${other.partitions} partitions differ from those at 1`);
  const compared = answers.reduce((sum, answer) => sum + answer.compared, 0);
  const differing = answers.reduce((sum, answer) => sum + answer.differing, 0);
  return {
    check,
    passesWhen,
    measured: `${differing} of ${compared} figures differ`,
    passed: faults.length === 0 && compared > 0,
    note: [
      `API; ${plan.customers} customers, ${sent?.clean.length} events, ${sent?.mistakes} mistakes put right afterwards`,
      `the rows of ${first?.indicators ?? 0} indicators the same in all of ${answers.length}`,
      ...faults,
    ].join('; '),
  };
}

/** What was sent to a deployment, what went wrong, and its figures. */
async function answered(
  deployment: Deployment,
  { plan, enterprise }: { plan: Plan; enterprise: Enterprise },
) {
  const { partitions } = deployment;
  await furnish(deployment, enterprise);
  const sent = dirtyOf(plan, enterprise);
  const { clean, dirty, consents } = sent;
  const rounds =
    partitions === 1
      ? [clean]
      : [1, 2, 3].map((round) => (partitions === 2 ? dirty : shuffled(dirty, plan.seed + round)));
  const taken: Taken[] = [];
  for (const round of rounds) taken.push(await sendEvents(deployment, round.map(asText)));
  const faults = faultsOf(taken, partitions);
  // Customers merged are events of their own.
  const merges = partitions === 1 ? 0 : dirty.filter(({ type }) => type === 'customer.merged').length;
  const before = await untilFolded(deployment, clean.length + merges);
  if (before !== clean.length + merges)
    faults.push(`${before} of ${clean.length + merges} events count at ${partitions}`);
  await sendEvents(deployment, consents.map(asText));
  await untilFolded(deployment, before + consents.length);
  const parents = new Map(enterprise.departments.map(({ key, parent }) => [key, parent]));
  return { sent, faults, answer: await answersOf(deployment, { plan, clean, parents }) };
}

const asText = (event: CloudEvent) => JSON.stringify(event);

function dirtyOf(plan: Plan, enterprise: Enterprise) {
  const clean = [...enterprise.events()];
  const touched: DirtTruth = {};
  const repairs: CloudEvent[] = [];
  const period = { from: Date.parse(plan.from), to: Date.parse(plan.to) + 86_400_000 };
  const soiled = [...soil(clean, { seed: plan.seed, ...period, touched, repairs })];
  // Withdrawn consent excludes what arrives after it, so it comes last: it is no mistake, and nothing may depend on it.
  const consents = soiled.filter(({ type }) => type === 'consent.changed');
  const dirty = [...soiled.filter(({ type }) => type !== 'consent.changed'), ...repairs];
  return { clean, dirty, consents, mistakes: repairs.length };
}

/**
 * What is sent again must be known, and nothing that is right may be refused. Only a correction that waited may be
 * taken the second time, where that comes before it was settled.
 */
function faultsOf([first, ...again]: readonly Taken[], partitions: number): string[] {
  const accepted = again.reduce(
    (sum, taken) => sum + (taken.get('accepted') ?? 0) + (taken.get('waiting') ?? 0),
    0,
  );
  const waited = first?.get('waiting') ?? 0;
  const refusals = ['rejected invalid-item', 'rejected department-unknown', 'rejected time-too-far-ahead'];
  const expected = new Set([...refusals, 'rejected answer-invalid', 'rejected id-conflict']);
  const odd = [...(first ?? [])].filter(([how]) => how.startsWith('rejected') && !expected.has(how));
  return [
    ...(accepted > waited ? [`${accepted} replayed events were taken as new at ${partitions}`] : []),
    ...odd.map(([how, n]) => `${n} ${how} at ${partitions}`),
  ];
}

interface Answered {
  partitions: number;
  compared: number;
  differing: number;
  indicators: number;
  /** All rows of all indicators as text. */
  rows: string;
}

interface Expected {
  plan: Plan;
  clean: readonly CloudEvent[];
  parents: ReadonlyMap<string, string | null>;
}

async function answersOf(deployment: Deployment, { plan, clean, parents }: Expected): Promise<Answered> {
  const indicators = await listIndicators(deployment);
  let [compared, differing] = [0, 0];
  const texts: string[] = [];
  const ask = (key: string, { grain, dimension }: CountedCut) => {
    const by = ['department', ...(dimension === null ? [] : [dimension])].join();
    return valuesOf(deployment, key, { from: plan.from, to: plan.to, grain, by });
  };
  for (const { key } of indicators) {
    // What is not counted here is only compared between deployments, for which one cut will do.
    for (const cut of key in countedIndicators ? countedCuts : countedCuts.slice(1, 2)) {
      const rows = await ask(key, cut);
      if (rows === null) continue;
      texts.push(...textsOf(rows));
      if (!(key in countedIndicators)) continue;
      const figures = cleanFigures(clean, key, { cut, parents });
      const seen = rows.filter(isSaid);
      compared += Math.max(figures.size, seen.length);
      const same = seen.filter((row) => {
        const figure = figures.get(figureName(row, cut));
        return figure !== undefined && sameFigure(row, figure);
      });
      differing += Math.max(figures.size, seen.length) - same.length;
    }
  }
  // Their fold lets events gather for a while, so they come last.
  for (const key of tenureIndicators)
    texts.push(...textsOf((await ask(key, { grain: 'month', dimension: null })) ?? []));
  const { partitions } = deployment;
  return { partitions, compared, differing, indicators: indicators.length, rows: texts.join('\n') };
}

/** Of what is kept by department only. People are too, but who was not merged in time counts as two, and rightly. */
const tenureIndicators = ['retention', 'churn'];

const textsOf = (rows: readonly ValueRow[]) =>
  rows.filter(isSaid).map((row) => JSON.stringify({ ...row, receipt: '' }));

/** A row of nothing may be left where a correction has taken away all there was. */
const isSaid = ({ n, excluded }: ValueRow) => (n ?? 0) > 0 || Object.keys(excluded).length > 0;
