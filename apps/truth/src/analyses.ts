import { setTimeout as sleep } from 'node:timers/promises';
import { ask } from './api.ts';
import type { Deployment } from './deployment.ts';

const patience = 600_000;

/** Asks for an analysis and waits for it. Null where the product has none of this kind. */
export async function analyse<Result>(
  deployment: Deployment,
  kind: string,
  parameters: Readonly<Record<string, unknown>>,
): Promise<Result | null> {
  const post = { body: JSON.stringify({ kind, parameters }), type: 'application/json' };
  const asked = await ask(deployment, '/v1/analyses', post);
  if (asked.status === 404 || asked.status === 405) return null;
  if (asked.status !== 202) throw new Error(`${kind}: ${asked.status} ${JSON.stringify(asked.body)}`);
  const { id } = asked.body as { id: string };
  for (const deadline = Date.now() + patience; Date.now() < deadline; await sleep(500)) {
    const { body } = await ask(deployment, `/v1/analyses/${id}`);
    const { status, result, error } = body as { status: string; result: Result | null; error: unknown };
    if (status === 'done') return result;
    if (status === 'failed' || status === 'cancelled') throw new Error(`${kind}: ${JSON.stringify(error)}`);
  }
  throw new Error(`${kind} is not done after ${patience / 1000} s.`);
}
