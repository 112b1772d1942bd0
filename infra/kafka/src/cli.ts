import { parseArgs } from 'node:util';
import { kafkaAvailable } from './available.ts';
import { startBroker } from './broker.ts';

const { values } = parseArgs({
  options: {
    folder: { type: 'string', default: '.attune/kafka' },
    port: { type: 'string', default: '9092' },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) {
  console.log('Usage: node infra/kafka/src/cli.ts [--folder .attune/kafka] [--port 9092]');
} else {
  const available = await kafkaAvailable(console.log);
  if (available === true) await run();
  else {
    console.error(`Kafka cannot be started here: ${available}`);
    process.exitCode = 1;
  }
}

async function run(): Promise<void> {
  const broker = await startBroker({
    folder: values.folder,
    port: Number(values.port),
    progress: console.log,
  });
  console.log(`Kafka is ready: KAFKA_BROKERS=${broker.address} (Ctrl-C stops it; data in ${values.folder})`);
  // The broker is a group of its own and does not keep this process alive.
  const alive = setInterval(() => undefined, 60_000);
  const stop = async () => {
    await broker.stop();
    clearInterval(alive);
  };
  process.once('SIGINT', () => void stop());
  process.once('SIGTERM', () => void stop());
}
