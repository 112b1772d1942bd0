import autocannon from 'autocannon';
import { responses } from './events.ts';
import { eventsInLog, introduceCustomers, type Lab, pauseWorker, untilFolded } from './lab.ts';
import { interleave, type Ratios, ratios } from './pair.ts';
import { startReference } from './references/start-reference.ts';
import type { Row } from './report.ts';

const rounds = 3;
const seconds = 1.2;

/**
 * One event per request. The worker stands still meanwhile: what is compared is recording, and the servers compared
 * with fold nothing.
 */
export async function singlePost(lab: Lab): Promise<Row[]> {
  await introduceCustomers(lab);
  const bare = await startReference('bare', lab.url);
  const insert = await startReference('insert', lab.url);
  const paused = pauseWorker(lab);
  const product = { origin: lab.api.origin, key: lab.key };
  try {
    for (const server of [product, bare, insert]) await load(server, 64, 2);
    const before = await eventsInLog(lab);
    let accepted = 0;
    const counted = (clients: number) => async () => {
      const result = await load(product, clients, seconds);
      accepted += result.answered;
      return result.rate;
    };
    const plain = (server: Server, clients: number) => async () =>
      (await load(server, clients, seconds)).rate;
    const [product64 = [], bare64 = [], insert64 = []] = await interleave(rounds, [
      counted(64),
      plain(bare, 64),
      plain(insert, 64),
    ]);
    const [product16 = [], insert16 = []] = await interleave(rounds, [counted(16), plain(insert, 16)]);
    const [product1 = [], insert1 = []] = await interleave(rounds, [counted(1), plain(insert, 1)]);
    const recorded = (await eventsInLog(lab)) - before;
    if (recorded < accepted)
      throw new Error(`${accepted} events were answered with 202, ${recorded} are in the log.`);
    return [
      {
        id: 'single-post-bare',
        figure: 'single durable POST ÷ bare Fastify with the same schema, 64 clients',
        goal: { is: 'at least', value: 0.7 },
        ...ratioRow(ratios(product64, bare64)),
      },
      insertRow(1, ratios(product1, insert1)),
      insertRow(16, ratios(product16, insert16)),
      insertRow(64, ratios(product64, insert64)),
    ];
  } finally {
    bare.stop();
    insert.stop();
    paused.resume();
    await untilFolded(lab);
  }
}

function insertRow(clients: number, found: Ratios): Row {
  return {
    id: `single-post-insert-${clients}`,
    figure: `single durable POST ÷ Fastify with one INSERT per request, ${clients} client${clients === 1 ? '' : 's'}`,
    ...(clients > 1 && { goal: { is: 'at least', value: 1 } as const }),
    ...ratioRow(found),
  };
}

export function ratioRow({ median, range, n, noisy, sides }: Ratios) {
  const [measured, reference] = sides.map((side) => Math.round(side).toLocaleString('en'));
  return { unit: '', measured: median, range, n, noisy, note: `${measured} ÷ ${reference} /s` } as const;
}

interface Server {
  origin: string;
  key?: string;
}

let runs = 0;

/** Requests per second that were answered with 202. Any other answer ends the bench. */
async function load({ origin, key }: Server, clients: number, duration: number) {
  const next = responses(`s${++runs}`);
  const result = await autocannon({
    url: `${origin}/v1/events`,
    method: 'POST',
    connections: clients,
    duration,
    // It ends with a sample: with one a second, a load would take two.
    sampleInt: 100,
    headers: {
      'content-type': 'application/cloudevents+json',
      ...(key !== undefined && { authorization: `Bearer ${key}` }),
    },
    requests: [{ setupRequest: (request) => ({ ...request, body: next() }) }],
  });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${origin}: ${result.non2xx} requests were refused, ${result.errors} failed.`);
  return { rate: result['2xx'] / result.duration, answered: result['2xx'] };
}
