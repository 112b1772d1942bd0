import { setTimeout as sleep } from 'node:timers/promises';
import type { SelectionCheck, Values } from '@attune/contracts';
import { rake, scoreTally, weightedCellsNetPromoter, weightInMillionths } from '@attune/metrics';
import { generateEnterprise, type NonResponse, type PlantedTruth } from '@attune/synthetic';
import { ask, furnish, sendEvents } from '../api.ts';
import type { Deployment } from '../deployment.ts';
import type { SentEnterprise } from '../enterprise.ts';
import { Facts, type SurveyRow } from '../facts.ts';
import type { Made } from '../made.ts';
import { notChecked, type Row } from '../report.ts';

const within = 'raked NPS within 2 points of the population';
const warns = 'where satisfaction decides who answers, and not where the segment does';

/** So many customers' other answers are sent: who answers is judged by these. */
const mostKnown = 2000;

/**
 * The annual survey, raked by segment to what is known of all customers. Its overall answers are sent again as
 * answers to a question that NPS is read from, in departments of their own.
 */
export async function weighting({ deployment, made, facts }: SentEnterprise): Promise<Row[]> {
  const rows = facts.surveys.get('annual') ?? [];
  if (rows.length < 200) {
    const few = `needs 200 answers of the annual survey, not ${rows.length}`;
    return [notChecked('weighting', within, few), notChecked('weighting warns', warns, few)];
  }
  const { annual } = made.truth.planted as PlantedTruth;
  await declare(deployment, annual.margins);
  const fair = await weigh(deployment, { mode: 'by-segment', made, facts });
  const unfair = await weigh(deployment, {
    mode: 'by-satisfaction',
    made,
    facts: factsIn(made, 'by-satisfaction'),
  });
  const { population } = annual.nps;
  const here = rakedFrom(rows, annual.margins);
  // With few answers chance alone is more than two points.
  const allowed = Math.max(2, 4 * here.error);
  return [
    {
      check: 'weighting',
      passesWhen: `raked NPS within ${allowed === 2 ? '2 points' : '4 standard errors'} of the population`,
      measured: `raw ${fair.raw.toFixed(1)}, raked ${fair.raked.toFixed(1)}, true ${population.toFixed(1)}`,
      passed: Math.abs(fair.raked - population) <= allowed && Math.abs(fair.raked - here.raked) < 0.01,
      note: [
        `API: ${rows.length} answers, effectively ${fair.effectiveN.toFixed(0)}; package metrics gives ${here.raked.toFixed(1)}`,
        `where satisfaction decides who answers raking leaves ${unfair.raked.toFixed(1)}`,
      ].join('; '),
    },
    {
      check: 'weighting warns',
      passesWhen: warns,
      measured: `${unfair.selection.outcome}, and ${fair.selection.outcome}`,
      passed: unfair.selection.outcome === 'hangs-on-score' && fair.selection.outcome === 'no-sign',
      note: [
        `API: other answers of ${unfair.selection.answered} who answered and ${unfair.selection.others} who did not`,
        `${apart(unfair.selection)} standard deviations apart, against ${apart(fair.selection)}`,
      ].join(', '),
    },
  ];
}

const apart = ({ difference }: SelectionCheck) => (difference ?? 0).toFixed(2);

const survey = 'weighing';

async function declare(deployment: Deployment, targets: Readonly<Record<string, number>>): Promise<void> {
  const names = { en: 'Weighing', zh: '加权' };
  const question = { key: 'overall', type: 'nps' as const, labels: names, min: 0, max: 10 };
  const departments = (['by-segment', 'by-satisfaction'] as const).map((mode) => ({
    key: `weighing-${mode}`,
    parent: 'enterprise',
    names,
  }));
  await furnish(deployment, {
    departments,
    surveys: [
      {
        key: survey,
        names,
        counts: 'every-response',
        questions: [{ ...question, lowLabels: names, highLabels: names, required: true }],
        itemGroups: [],
      },
    ],
  });
  const shares = Object.entries(targets).map(([level, share]) => ({
    level,
    share: Math.round(share * 1000),
  }));
  const margins = [{ dimension: 'segment', targets: shares }];
  const definition = { method: 'raking', total: 1000, margins, surveys: [survey] };
  const body = JSON.stringify({ key: survey, names, definition });
  const { status } = await ask(deployment, '/v1/weightings', { body, type: 'application/json' });
  if (status !== 201) throw new Error(`POST /v1/weightings: ${status}`);
}

interface Mode {
  mode: NonResponse;
  made: Made;
  facts: Facts;
}

/** Sends the answers of one mode, and reads them weighted once all of them count. */
async function weigh(deployment: Deployment, { mode, made, facts }: Mode) {
  const { from, to } = made.plan;
  const department = `weighing-${mode}`;
  await sendEvents(deployment, eventsOf(facts, { department, from }));
  const expected = facts.surveys.get('annual')?.length ?? 0;
  const query = new URLSearchParams({ from, to, department, weighting: survey });
  for (let tries = 0; tries < 240; tries += 1) {
    const { status, body } = await ask(deployment, `/v1/indicators/nps/values?${query}`);
    if (status !== 200) throw new Error(`Weighted NPS: ${status} ${JSON.stringify(body)}`);
    const { rows, weighting: read } = body as Values;
    const [row] = rows;
    if (row?.n === expected && row.weighted && read?.building === null) {
      const { unweighted, effectiveN } = row.weighted;
      const [raw, raked] = [unweighted.value ?? Number.NaN, row.value ?? Number.NaN];
      return { raw, raked, effectiveN: effectiveN ?? Number.NaN, selection: read.selection };
    }
    await sleep(250);
  }
  throw new Error(`The ${expected} answers of ${department} were not counted in a minute.`);
}

/** Overall answers as those to another survey, and what the same customers answered about single occasions. */
function* eventsOf(
  { customers, surveys }: Facts,
  { department, from }: { department: string; from: string },
): Generator<string> {
  const known = [...customers].slice(0, mostKnown);
  let sent = 0;
  const event = (type: string, at: number, data: object) =>
    JSON.stringify({
      specversion: '1.0',
      id: String(sent++),
      source: `/${department}`,
      type,
      time: new Date(at).toISOString(),
      data,
    });
  const who = (customer: string) => ({ externalId: `${department}-${customer}` });
  for (const [customer, { segment, answers }] of known) {
    yield event('customer.registered', Date.parse(from), { customer: who(customer), segment });
    for (const { at, points } of answers)
      yield event('response.recorded', at, {
        survey: 'relationship',
        department,
        segment,
        customer: who(customer),
        answers: { recommend: points['recommend'] },
      });
  }
  const named = new Set(known.map(([customer]) => customer));
  for (const { customer, at, segment, answers } of surveys.get('annual') ?? [])
    yield event('response.recorded', at, {
      survey,
      department,
      segment,
      ...(named.has(customer) && { customer: who(customer) }),
      answers: { overall: answers['overall'] },
    });
}

/** From the events, without the product. */
function rakedFrom(rows: readonly SurveyRow[], targets: Readonly<Record<string, number>>) {
  const levels = rows.map(({ segment }) => segment);
  const { weights } = rake([{ name: 'segment', levels, targets }]);
  const scale = scoreTally({ min: 0, max: 10 });
  const cells = Object.keys(targets).map((segment) => ({
    weight: weightInMillionths(weights[levels.indexOf(segment)] ?? 0),
    tally: scale.addAll(
      scale.empty(),
      rows.filter((row) => row.segment === segment).map(({ answers }) => answers['overall'] ?? 0),
    ),
  }));
  const { value, standardError } = weightedCellsNetPromoter(cells);
  return { raked: value ?? Number.NaN, error: standardError ?? Number.NaN };
}

function factsIn({ plan, truth }: Made, nonResponse: NonResponse): Facts {
  // Enough for a comparison; the rest of a large enterprise would only take time.
  const customers = Math.min(plan.customers, mostKnown);
  const facts = new Facts(1 / truth.parameters.spend.eurPerCny);
  const enterprise = generateEnterprise({ ...plan, customers, nonResponse, planted: true });
  for (const step of enterprise.walk()) for (const { event } of step) facts.add(event);
  return facts;
}
