import { parentPort, workerData } from 'node:worker_threads';
import { type CloudEvent, type IngestAnswer, ingestLimits } from '@attune/contracts';
import { generateEnterprise } from '@attune/synthetic';
import type { SampleJob } from './send-sample.ts';

/**
 * Runs in a thread of its own: the enterprise in the making takes a few hundred megabytes, which go with the thread,
 * and the server answers meanwhile as it would to anybody.
 */
const batchesAtOnce = 3;

const { plan, origin, key } = workerData as SampleJob;
const batches = inBatches(generateEnterprise(plan).events());
let sent = 0;

async function sender() {
  for (const batch of batches) {
    await send(batch);
    sent += batch.length;
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    parentPort?.postMessage(sent);
  }
}

await Promise.all(Array.from({ length: batchesAtOnce }, sender));

function* inBatches(events: Iterable<CloudEvent>): Generator<CloudEvent[]> {
  let batch: CloudEvent[] = [];
  for (const event of events) {
    batch.push(event);
    if (batch.length === ingestLimits.itemsPerBatch) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}

async function send(batch: readonly CloudEvent[]): Promise<void> {
  const response = await fetch(`${origin}/v1/events`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/cloudevents-batch+json' },
    body: JSON.stringify(batch),
  });
  if (response.status !== 202)
    throw new Error(`The sample could not be sent: ${response.status} ${await response.text()}`);
  const { items } = (await response.json()) as IngestAnswer;
  const rejected = items.find((item) => item.status === 'rejected');
  if (rejected) throw new Error(`The sample holds an event that was rejected: ${JSON.stringify(rejected)}`);
}
