import { setTimeout as sleep } from 'node:timers/promises';
import { ingestLimits } from '@attune/contracts';
import type { Indicator, IngestItem, Overview, ValueRow, Values } from '@attune/contracts';
import type { Enterprise } from '@attune/synthetic';
import type { Deployment } from './deployment.ts';

interface Answer {
  status: number;
  body: unknown;
}

/** Asks the public API, as any other system would. */
export async function ask(
  { origin, key }: Deployment,
  path: string,
  post?: { body: string; type: string },
): Promise<Answer> {
  const response = await fetch(origin + path, {
    method: post === undefined ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${key}`, ...(post && { 'content-type': post.type }) },
    ...(post && { body: post.body }),
  });
  const text = await response.text();
  const isJson = /[/+]json/.test(response.headers.get('content-type') ?? '');
  return { status: response.status, body: isJson ? JSON.parse(text) : text };
}

async function get<Body>(deployment: Deployment, path: string): Promise<Body> {
  const { status, body } = await ask(deployment, path);
  if (status !== 200) throw new Error(`GET ${path}: ${status} ${JSON.stringify(body)}`);
  return body as Body;
}

/** Makes the departments and surveys of an enterprise, those that are not there yet. */
export async function furnish(
  deployment: Deployment,
  { departments, surveys }: Pick<Enterprise, 'departments' | 'surveys'>,
): Promise<void> {
  for (const department of departments)
    if (department.parent !== null) await makeOne(deployment, '/v1/departments', department);
  for (const survey of surveys) await makeOne(deployment, '/v1/surveys', survey);
}

async function makeOne(deployment: Deployment, path: string, what: object): Promise<void> {
  const { status, body } = await ask(deployment, path, {
    body: JSON.stringify(what),
    type: 'application/json',
  });
  if (status !== 201 && status !== 409) throw new Error(`POST ${path}: ${status} ${JSON.stringify(body)}`);
}

/** How events were taken: numbers by status and, of the refused, code. */
export type Taken = ReadonlyMap<string, number>;

/** Sends events, as JSON texts, in batches, three at a time. */
export async function sendEvents(
  deployment: Deployment,
  events: Iterable<string> | AsyncIterable<string>,
): Promise<Taken> {
  const taken = new Map<string, number>();
  const rest = inBatches(events);
  const sender = async () => {
    for (let step = await rest.next(); step.done !== true; step = await rest.next()) {
      for (const { status, code } of await sendBatch(deployment, step.value)) {
        const how = code === undefined ? status : `${status} ${code}`;
        taken.set(how, (taken.get(how) ?? 0) + 1);
      }
    }
  };
  await Promise.all([sender(), sender(), sender()]);
  return taken;
}

async function sendBatch(deployment: Deployment, events: readonly string[]): Promise<readonly IngestItem[]> {
  const post = { body: `[${events.join(',')}]`, type: 'application/cloudevents-batch+json' };
  for (;;) {
    const { status, body } = await ask(deployment, '/v1/events', post);
    if (status === 202) return (body as { items: readonly IngestItem[] }).items;
    if (status !== 429 && status !== 503) throw new Error(`Events: ${status} ${JSON.stringify(body)}`);
    await sleep(1000);
  }
}

async function* inBatches(events: Iterable<string> | AsyncIterable<string>): AsyncGenerator<string[]> {
  let batch: string[] = [];
  for await (const event of events) {
    batch.push(event);
    if (batch.length === ingestLimits.itemsPerBatch) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}

/** Waits until so many events count, or none has come any more for a while; answers how many do. */
export async function untilFolded(deployment: Deployment, expected: number): Promise<number> {
  let last = -1;
  for (let still = 0; still < 60; still += 1) {
    const { events } = await get<Overview>(deployment, '/v1/overview');
    if (events === expected) return events;
    if (events !== last) still = 0;
    last = events;
    await sleep(250);
  }
  return last;
}

export const listIndicators = async (deployment: Deployment): Promise<Indicator[]> =>
  (await get<{ indicators: Indicator[] }>(deployment, '/v1/indicators')).indicators;

/** Figures; null where the product refuses the question, as it does for cuts that an indicator has not. */
export async function valuesOf(
  deployment: Deployment,
  indicator: string,
  query: Readonly<Record<string, string>>,
): Promise<ValueRow[] | null> {
  const { status, body } = await ask(
    deployment,
    `/v1/indicators/${indicator}/values?${new URLSearchParams(query)}`,
  );
  if (status === 200) return (body as Values).rows;
  if (status === 422) return null;
  throw new Error(`Values of ${indicator}: ${status} ${JSON.stringify(body)}`);
}
