import type { Kafka } from 'kafkajs';
import { Sequencer } from '../../src/platform/log/sequencer.ts';
import { connectAs, poolAs } from './connections.ts';
import { kafkaOf, type Place, relayOf, streamOf } from './parts.ts';
import { recorder } from './recorder.ts';

/** What a test asks this process to be. */
export interface ChildRole {
  place: Place;
  role: 'sequencer' | 'relay' | 'stream';
  handler?: string;
  /** Stay so long inside each transaction, everything written. */
  linger?: number;
  /** End at once, as if killed, when so many batches were sent and before the first of the rest is marked. */
  dieAfterSends?: number;
}

const role = JSON.parse(process.argv[2] ?? '{}') as ChildRole;
const tell = (what: string) => process.send?.(what);

if (role.role === 'sequencer') {
  const sequencer = new Sequencer({ connect: connectAs(role.place.url, 'attune_worker', 'sequencer') });
  sequencer.start();
  const timer = setInterval(() => {
    if (!sequencer.leading) return;
    clearInterval(timer);
    tell('leading');
  }, 5);
} else if (role.role === 'relay') {
  relayOf(role.place, undefined, dyingKafka(role.dieAfterSends ?? Infinity)).start();
} else {
  const stream = streamOf(role.place, poolAs(role.place.url, 'attune_worker', 'child'));
  const handler = recorder({
    name: role.handler ?? 'main',
    worker: 'child',
    pause: { after: role.linger ?? 0 },
    before: () => void tell('begun'),
  });
  await stream.start([handler]);
  tell('started');
}

function dyingKafka(sends: number): Kafka {
  const kafka = kafkaOf(role.place, 'relay');
  const make = kafka.producer.bind(kafka);
  kafka.producer = (config) => {
    const producer = make(config);
    const send = producer.sendBatch.bind(producer);
    producer.sendBatch = async (batch) => {
      const result = await send(batch);
      if (--sends <= 0) process.kill(process.pid, 'SIGKILL');
      return result;
    };
    return producer;
  };
  return kafka;
}

// A test that ends without saying so takes its children with it.
process.on('disconnect', () => process.exit());
