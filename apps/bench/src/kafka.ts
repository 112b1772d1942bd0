import { join } from 'node:path';
import { kafkaAvailable, startBroker } from '@attune/kafka';
import { freshness } from './freshness.ts';
import type { Lab } from './lab.ts';
import { memoryNow } from './memory.ts';
import { startProduct } from './product.ts';
import type { Row } from './report.ts';

const how = {
  id: 'freshness-kafka',
  figure: 'freshness from HTTP POST to the value served, p99 at 1,000 events/s, Kafka',
  atMost: 200,
};

/** The same with a real broker between log and worker, where one can be started. */
export async function kafkaFreshness(lab: Lab, seen: number[][]): Promise<Row> {
  const available = await kafkaAvailable();
  if (available !== true)
    return {
      ...how,
      goal: { is: 'at most', value: how.atMost },
      unit: 'ms',
      note: `no broker here: ${available}`,
    };
  const broker = await startBroker({ folder: join(lab.folder, 'kafka') });
  try {
    // As if the deployment had run on Kafka from the beginning, and the broker had seen everything until now.
    await lab.db.query(`
      insert into cursor (handler, partition, position) select 'relay', partition, position from log_head
      on conflict (handler, partition) do update set position = excluded.position`);
    await lab.worker.stop();
    lab.worker = await startProduct('worker', { ...lab.env, KAFKA_BROKERS: broker.address });
    const row = await freshness(lab, how);
    seen.push(memoryNow(lab));
    await lab.worker.stop();
    lab.worker = await startProduct('worker', lab.env);
    return row;
  } finally {
    await broker.stop();
  }
}
