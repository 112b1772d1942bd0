import { Kafka, type KafkaConfig, logLevel } from 'kafkajs';

// Whoever uses the client waits for brokers by itself, and then wants to hear soon that they are back.
const impatient = { retries: 3, initialRetryTime: 100, maxRetryTime: 1000 };

let silenced = false;

/**
 * A kafkajs client. Its request queue asks for timers in the past, which Node 24 and later answer with a warning
 * that means nothing to anybody; that one, from there, is not shown.
 */
export function connectKafka(config: KafkaConfig): Kafka {
  silenceNegativeTimers();
  return new Kafka({ logLevel: logLevel.NOTHING, connectionTimeout: 3000, retry: impatient, ...config });
}

function silenceNegativeTimers(): void {
  if (silenced) return;
  silenced = true;
  const emit = process.emitWarning.bind(process) as (...args: unknown[]) => void;
  process.emitWarning = ((warning: unknown, ...rest: unknown[]) => {
    if (rest[0] === 'TimeoutNegativeWarning' && new Error('where').stack?.includes('kafkajs')) return;
    emit(warning, ...rest);
  }) as typeof process.emitWarning;
}
