import { spawnSync } from 'node:child_process';
import { ensureJars, java, type Progress } from './jars.ts';

/** True where a broker can be started here, else the reason in words. Fetches Kafka on first use. */
export async function kafkaAvailable(progress?: Progress): Promise<true | string> {
  const { error, stderr } = spawnSync(java(), ['-version'], { encoding: 'utf8' });
  if (error) return 'Java is not installed; Kafka needs Java 17 or newer.';
  const major = Number(/version "(\d+)/.exec(stderr)?.[1] ?? 0);
  if (major < 17) return `Java ${major} is too old; Kafka needs Java 17 or newer.`;
  try {
    await ensureJars(progress);
    return true;
  } catch (cause) {
    return cause instanceof Error ? cause.message : String(cause);
  }
}
