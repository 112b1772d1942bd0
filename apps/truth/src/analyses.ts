import { setTimeout as sleep } from 'node:timers/promises';
import type { Analysis, AnalysisKind, AnalysisResult } from '@attune/contracts';
import { ask } from './api.ts';
import type { Deployment } from './deployment.ts';

const patience = 600_000;

type ResultOf<Kind> = Extract<AnalysisResult, { kind: Kind }>;

/** Asks the product for an analysis and waits for it. */
export async function analyse<Kind extends AnalysisKind>(
  deployment: Deployment,
  kind: Kind,
  parameters: Readonly<Record<string, unknown>>,
): Promise<ResultOf<Kind>> {
  const post = { body: JSON.stringify({ kind, parameters }), type: 'application/json' };
  const asked = await ask(deployment, '/v1/analyses', post);
  if (asked.status !== 202) throw new Error(`${kind}: ${asked.status} ${JSON.stringify(asked.body)}`);
  const { id } = asked.body as Analysis;
  for (const deadline = Date.now() + patience; Date.now() < deadline; await sleep(500)) {
    const { status, result, error } = (await ask(deployment, `/v1/analyses/${id}`)).body as Analysis;
    if (status === 'done') return result as ResultOf<Kind>;
    if (status === 'failed' || status === 'cancelled') throw new Error(`${kind}: ${JSON.stringify(error)}`);
  }
  throw new Error(`${kind} is not done after ${patience / 1000} s.`);
}
