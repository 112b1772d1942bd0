import type { CloudEvent } from '@attune/contracts';
import { generateEnterprise } from '@attune/synthetic';
import { furnish, sendEvents, untilFolded } from './api.ts';
import type { Arguments } from './arguments.ts';
import { type Deployment, openDeployment } from './deployment.ts';
import type { SentEnterprise } from './enterprise.ts';
import { Facts } from './facts.ts';
import { make, type Made, type Plan, periodOf } from './made.ts';
import { type Row, verdictOf } from './report.ts';
import { anomalies } from './rows/anomalies.ts';
import { churn } from './rows/churn.ts';
import { coverage } from './rows/coverage.ts';
import { drivers } from './rows/drivers.ts';
import { estimates } from './rows/estimates.ts';
import { exactCounts } from './rows/exact-counts.ts';
import { features } from './rows/features.ts';
import { purchases } from './rows/purchases.ts';
import { retention } from './rows/retention.ts';
import { simpson } from './rows/simpson.ts';
import { sketches } from './rows/sketches.ts';
import { survival } from './rows/survival.ts';
import { weighting } from './rows/weighting.ts';

/** Exact counts need three deployments and every event six times over. */
const mostCounted = 300;

type Say = (text: string) => void;

const parts: readonly [string, (sent: SentEnterprise) => Row | Row[] | Promise<Row | Row[]>][] = [
  ['estimates', estimates],
  ['purchases', purchases],
  ['drivers', drivers],
  ['Simpson', simpson],
  ['features', features],
  ['anomalies', anomalies],
  ['survival', survival],
  ['churn', churn],
  ['retention', retention],
  ['weighting', weighting],
  ['sketches', sketches],
];

/** All checks, one after the other. */
export async function runChecks(asked: Arguments, say: Say): Promise<Row[]> {
  const plan: Plan = { customers: asked.customers, seed: asked.seed, ...periodOf(asked.months) };
  const open: Deployment[] = [];
  const made = await make(plan);
  try {
    say('exact counts: three deployments');
    // One after the other: each start keeps a machine busy by itself.
    for (const partitions of [1, 2, 7]) open.push(await openDeployment(partitions));
    const rows: Row[] = [];
    const add = (...some: readonly Row[]) => {
      rows.push(...some);
      for (const row of some)
        say(`  ${row.check}: ${verdictOf(row)}${row.passed === false ? ` (${row.note})` : ''}`);
    };
    add(await exactCounts({ ...plan, customers: Math.min(plan.customers, mostCounted) }, open));
    // A small enterprise is in the first of them already, and is only sent again for what can be learnt of it.
    const rest = open.splice(plan.customers > mostCounted ? 0 : 1);
    for (const deployment of rest) await deployment.close();
    say(`coverage: ${asked.seeds} seeds`);
    add(coverage(asked.seed, asked.seeds));
    if (open.length === 0) open.push(await openDeployment(2));
    say(`sending ${made.truth.events} events of ${plan.customers} customers, ${plan.from} to ${plan.to}`);
    const sent = await send(made, open[0] as Deployment, say);
    for (const [name, part] of parts) {
      say(name);
      add(...[await part(sent)].flat());
    }
    return rows;
  } finally {
    for (const deployment of open) await deployment.close();
    made.remove();
  }
}

/** Everything that the product takes; the facts are learnt as it passes. */
async function send(made: Made, deployment: Deployment, say: Say): Promise<SentEnterprise> {
  // Its events are on disk; these are its departments and surveys.
  await furnish(deployment, generateEnterprise({ ...made.plan, planted: true }));
  const facts = new Facts(1 / made.truth.parameters.spend.eurPerCny);
  let events = 0;
  async function* learning() {
    for await (const line of made.lines()) {
      const event = JSON.parse(line) as CloudEvent;
      facts.add(event);
      events += 1;
      if (events % 100_000 === 0) say(`${events} events sent`);
      yield line;
    }
  }
  const taken = await sendEvents(deployment, learning());
  const kept = (taken.get('accepted') ?? 0) + (taken.get('duplicate') ?? 0);
  if (kept !== events)
    throw new Error(`Of ${events} events: ${[...taken].map(([how, n]) => `${n} ${how}`).join(', ')}`);
  if (taken.has('accepted')) {
    say('all sent; waiting until they count');
    const counted = await untilFolded(deployment, events);
    if (counted !== events) throw new Error(`${counted} events count, of ${events} that were accepted.`);
  }
  return { deployment, made, facts };
}
