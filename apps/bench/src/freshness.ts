import { Agent } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Values } from '@attune/contracts';
import pg from 'pg';
import { openBuiltProduct } from './built.ts';
import { responses as events } from './events.ts';
import { read } from './http.ts';
import { introduceCustomers, type Lab, untilFolded } from './lab.ts';
import { quantile, rangeOf } from './pair.ts';
import type { Row } from './report.ts';
import { dayAgo } from './seed-tallies.ts';
import { openWire } from './wire.ts';

const perSecond = 1000;
const warmUp = 1500;
const samples = 5000;

/**
 * Posts events one by one at a fixed rate, whether or not earlier ones were answered, while a reader asks for the
 * value again whenever a hint says that it may have moved, as a screen does. The receipt of each answer says how far
 * into the log it reaches; an event is served with the first answer that reaches it.
 */
export async function freshness(lab: Lab, how: { id: string; figure: string; atMost: number }): Promise<Row> {
  const source = `/bench/${how.id}`;
  await introduceCustomers(lab);
  const before = await count(lab);
  const reader = await startReader(lab);
  const sent = await sendAtRate(lab, events('fresh', source));
  await untilFolded(lab);
  await sleep(300);
  const answers = await reader.stop();
  const after = await count(lab);
  if (after - before !== sent.length)
    throw new Error(`${sent.length} events were sent, the value grew by ${after - before}.`);
  const times = await timesToServe(lab, { source, sent, answers });
  return {
    id: how.id,
    figure: how.figure,
    goal: { is: 'at most', value: how.atMost },
    unit: 'ms',
    measured: quantile(times, 0.99),
    range: rangeOf(times),
    n: times.length,
    note: `p50 ${quantile(times, 0.5).toFixed(1)} ms, at ${Math.round(rateOf(sent))} events/s`,
  };
}

interface Sent {
  id: string;
  at: number;
}

/** When an answer was there, and how far into the log it reached. */
interface Answer {
  at: number;
  positions: readonly number[];
}

const rateOf = (sent: readonly Sent[]) =>
  (1000 * (sent.length - 1)) / ((sent.at(-1)?.at ?? 0) - (sent[0]?.at ?? 0));

async function sendAtRate(lab: Lab, next: () => string): Promise<Sent[]> {
  const wire = await openWire(lab, 64);
  const bodies = Array.from({ length: warmUp + samples }, next);
  const sent: Sent[] = [];
  const answered: Promise<void>[] = [];
  const begin = performance.now();
  for (const [nth, body] of bodies.entries()) {
    const due = begin + (1000 * nth) / perSecond;
    // Never a busy wait: the product shares these cores. What a late timer missed is sent at once.
    while (performance.now() < due) await sleep(1);
    sent.push({
      id: body.slice(body.indexOf('fresh-'), body.indexOf('"', body.indexOf('fresh-'))),
      at: performance.now(),
    });
    answered.push(wire.post(body));
  }
  await Promise.all(answered);
  wire.close();
  return sent;
}

async function startReader(lab: Lab) {
  const listener = new pg.Client({ connectionString: lab.url });
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const answers: { at: number; receipt: string }[] = [];
  let moved = false;
  let reading = Promise.resolve();
  let busy = false;
  const readAgain = async () => {
    busy = true;
    while (moved) {
      moved = false;
      const text = await read(lab, valuePath(), agent);
      answers.push({ at: performance.now(), receipt: receiptIn(text) });
    }
    busy = false;
  };
  listener.on('notification', () => {
    moved = true;
    if (!busy) reading = readAgain();
  });
  await listener.connect();
  await listener.query('listen tally_changed');
  return {
    stop: async (): Promise<Answer[]> => {
      await listener.end();
      await reading;
      agent.destroy();
      const built = await openBuiltProduct(lab.env);
      const opened = answers.map(({ at, receipt }) => ({ at, positions: built.positionsOf(receipt) }));
      await built.close();
      return opened;
    },
  };
}

const valuePath = () => `/v1/indicators/responses/values?from=${dayAgo(1)}&to=${dayAgo(-1)}`;

const receiptIn = (text: string) => (JSON.parse(text) as Values).rows[0]?.receipt as string;

async function count(lab: Lab): Promise<number> {
  const values = JSON.parse(await read(lab, valuePath())) as Values;
  return values.rows[0]?.n ?? 0;
}

async function timesToServe(
  { db }: Lab,
  run: { source: string; sent: readonly Sent[]; answers: readonly Answer[] },
): Promise<number[]> {
  const { rows } = await db.query<{ id: string; partition: number; position: string }>(
    `select e.external_id as id, l.partition,
            l.first_position + row_number() over (partition by e.entry_id order by e.id) - 1 as position
       from event e join log_entry l on l.id = e.entry_id
      where e.entry_id in (
        select entry_id from event where source_id = (select id from event_source where source = $1))`,
    [run.source],
  );
  const places = new Map(
    rows.map((row) => [row.id, { partition: row.partition, position: Number(row.position) }]),
  );
  return run.sent.slice(warmUp).map(({ id, at }) => {
    const { partition, position } = places.get(id) as { partition: number; position: number };
    const served = firstReaching(run.answers, partition, position);
    if (!served) throw new Error(`The event ${id} was never served.`);
    return served.at - at;
  });
}

/** Answers come in order and only reach further. */
function firstReaching(answers: readonly Answer[], partition: number, position: number): Answer | undefined {
  let low = 0;
  let high = answers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (((answers[middle] as Answer).positions[partition] ?? 0) >= position) high = middle;
    else low = middle + 1;
  }
  return answers[low];
}
