import { join, resolve } from 'node:path';

/** Starts a real broker beside the data folder and points this process to it. It ends with this process. */
export async function kafkaForThisRun(root: string): Promise<void> {
  const { kafkaAvailable, startBroker } = await import(join(root, 'infra', 'kafka', 'dist', 'index.js'));
  const available = await kafkaAvailable();
  if (available !== true) {
    process.stderr.write(`Kafka cannot be started here: ${available}\n`);
    process.exit(1);
  }
  const folder = join(resolve(root, process.env['ATTUNE_DATA_DIR'] ?? '.attune'), 'kafka');
  const progress = (message: string) => process.stdout.write(`${message}\n`);
  const broker = await startBroker({ folder, progress });
  process.env['KAFKA_BROKERS'] = broker.address;
  process.stdout.write(`Kafka listens on ${broker.address}\n`);
}
