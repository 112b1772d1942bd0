import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { kafkaAvailable } from './available.ts';
import { startBroker } from './broker.ts';
import { connectKafka } from './connect.ts';
import { createTopic, topics } from './topics.ts';

const folder = mkdtempSync(join(tmpdir(), 'attune-kafka-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const available = await kafkaAvailable(console.log);
if (available !== true && process.env['ATTUNE_REQUIRE_KAFKA'] !== '1') console.log(`Skipped: ${available}`);
const runs = available === true || process.env['ATTUNE_REQUIRE_KAFKA'] === '1';

test.runIf(runs)(
  'a broker left running is replaced, and its topics are kept',
  { timeout: 90_000 },
  async () => {
    const first = await startBroker({ folder });
    await createTopic(connect(first.address), topics(3).events);

    // As after SIGKILL of the process that started the first one: it runs, and the folder knows its pid.
    const second = await startBroker({ folder });
    expect(() => process.kill(first.pid, 0)).toThrow();
    expect(second.address).toBe(first.address);
    await createTopic(connect(second.address), topics(3).events);
    await expect(createTopic(connect(second.address), topics(4).events)).rejects.toThrow(/3 partitions/);
    await second.stop();
    expect(() => process.kill(second.pid, 0)).toThrow();
  },
);

const connect = (address: string) => connectKafka({ brokers: [address] });
