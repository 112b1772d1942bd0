import { type Agent, type IncomingMessage, request } from 'node:http';
import type { Lab } from './lab.ts';

/** One event. Rejects unless it was accepted. */
export async function post(lab: Lab, body: string): Promise<void> {
  await accepted(lab, { body, type: 'application/cloudevents+json', items: 1, agent: undefined });
}

/** Rejects unless every item was accepted. */
export async function postBatch(lab: Lab, body: Buffer, how: { agent: Agent; items: number }): Promise<void> {
  await accepted(lab, { body, type: 'application/cloudevents-batch+json', ...how });
}

async function accepted(
  lab: Lab,
  of: { body: string | Buffer; type: string; items: number; agent: Agent | undefined },
) {
  const headers = { 'content-type': of.type, 'content-length': Buffer.byteLength(of.body) };
  const { status, text } = await ask(lab, { path: '/v1/events', ...of, headers });
  if (status !== 202 || text.split('"accepted"').length - 1 !== of.items)
    throw new Error(`Events were answered with ${status}: ${text.slice(0, 500)}`);
}

export async function read(lab: Lab, path: string, agent?: Agent): Promise<string> {
  const { status, text } = await ask(lab, { path, agent, headers: {} });
  if (status !== 200) throw new Error(`${path} was answered with ${status}: ${text.slice(0, 500)}`);
  return text;
}

/** `fetch` costs several times as much, which on two cores the product would lack. */
function ask(
  { api, key }: Lab,
  what: { path: string; headers: object; agent: Agent | undefined; body?: string | Buffer },
): Promise<{ status: number | undefined; text: string }> {
  return new Promise((resolve, reject) => {
    const method = what.body === undefined ? 'GET' : 'POST';
    const headers = { authorization: `Bearer ${key}`, ...what.headers };
    const sent = request(`${api.origin}${what.path}`, { method, agent: what.agent, headers });
    sent.on('error', reject);
    sent.on('response', (response: IncomingMessage) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({ status: response.statusCode, text: Buffer.concat(chunks).toString() }),
      );
    });
    sent.end(what.body);
  });
}
