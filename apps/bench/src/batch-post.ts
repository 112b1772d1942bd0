import { Agent } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { batchOf, responses } from './events.ts';
import { postBatch } from './http.ts';
import { introduceCustomers, type Lab, pauseWorker, untilFolded } from './lab.ts';
import { ratios } from './pair.ts';
import type { Row } from './report.ts';
import { ratioRow } from './single-post.ts';

const rounds = 5;
const batches = 30;
const size = 1000;
const inFlight = 4;

/**
 * Each round records events in batches, copies the very same rows into the same table over one connection, and then
 * lets the worker fold what was recorded.
 */
export async function batchPost(lab: Lab): Promise<Row[]> {
  await introduceCustomers(lab);
  await round(lab, 'b0');
  const posted: number[] = [];
  const copied: number[] = [];
  const folded: number[] = [];
  for (let nth = 1; nth <= rounds; nth++) {
    const rates = await round(lab, `b${nth}`);
    posted.push(rates.posted);
    copied.push(rates.copied);
    folded.push(rates.folded);
  }
  return [
    {
      id: 'batch-post-copy',
      figure: 'batch POST ÷ one-connection COPY into the same table',
      goal: { is: 'at least', value: 0.6 },
      ...ratioRow(ratios(posted, copied)),
    },
    {
      id: 'fold-batch-post',
      figure: 'fold rate ÷ batch POST rate, 6 cuts',
      goal: { is: 'at least', value: 1.5 },
      ...ratioRow(ratios(folded, posted)),
    },
  ];
}

async function round(lab: Lab, run: string) {
  const next = responses(run, `/bench/${run}`);
  const bodies = Array.from({ length: batches }, () => batchOf(Array.from({ length: size }, next)));
  const paused = pauseWorker(lab);
  let posted: number;
  let copied: number;
  try {
    posted = (batches * size) / (await timed(() => postAll(lab, bodies)));
    const rows = await rowsOf(lab, `/bench/${run}`);
    copied = (batches * size) / (await timed(() => copyIn(lab, rows)));
  } finally {
    paused.resume();
  }
  const folded = (batches * size) / (await timed(() => untilFolded(lab)));
  return { posted, copied, folded };
}

/** Seconds. */
async function timed(work: () => Promise<void>): Promise<number> {
  const begin = performance.now();
  await work();
  return (performance.now() - begin) / 1000;
}

async function postAll(lab: Lab, bodies: readonly Buffer[]): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: inFlight });
  const rest = bodies.values();
  const sender = async () => {
    for (const body of rest) await postBatch(lab, body, { agent, items: size });
  };
  await Promise.all(Array.from({ length: inFlight }, sender));
  agent.destroy();
}

const columns =
  'entry_id, source_id, external_id, type, time, department_id, customer_id, fingerprint, data, before, after';

/** What the product has just written, as COPY text, under other identities. */
async function rowsOf({ db }: Lab, source: string): Promise<Buffer> {
  // Numbers of entries are drawn like the product's own, so that the rows fall into the same places of the index.
  const { rows } = await db.query<{ ahead: number }>(`
    with span as (
      select min(entry_id) as low, max(entry_id) as high
      from event where source_id = (select id from event_source where source = ${literal(source)}))
    select (setval('log_entry_id', nextval('log_entry_id') + high - low + 1) - high)::int as ahead from span`);
  const chunks: Buffer[] = [];
  const out = db.query(
    copyTo(`
      copy (
        select entry_id + ${rows[0]?.ahead}, source_id, external_id || 'c', type, time, department_id, customer_id,
               fingerprint, data, before, after
        from event where source_id = (select id from event_source where source = ${literal(source)})
        order by id
      ) to stdout`),
  );
  for await (const chunk of out) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;

async function copyIn({ db }: Lab, rows: Buffer): Promise<void> {
  const pieces = Array.from({ length: Math.ceil(rows.length / 65_536) }, (_, i) =>
    rows.subarray(i * 65_536, (i + 1) * 65_536),
  );
  await pipeline(Readable.from(pieces), db.query(copyFrom(`copy event (${columns}) from stdin`)));
}
