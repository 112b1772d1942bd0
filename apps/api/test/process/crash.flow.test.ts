import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DataFolder } from '../support/data-folder.ts';
import { Product, ProductProcess } from '../support/product.ts';
import { expectOnceEach, Senders } from '../support/senders.ts';

/** One enterprise, which crashes again and again. What was acknowledged in any of its lives must be there in the last. */
describe('killed in the middle of heavy ingest', () => {
  let folder: DataFolder;
  let senders: Senders;
  let product: Product;
  beforeAll(async () => {
    folder = new DataFolder();
    product = await Product.start({ folder });
    senders = new Senders(product.client(), 6);
  });
  afterAll(async () => {
    await product?.[Symbol.asyncDispose]();
    await folder?.[Symbol.asyncDispose]();
  });

  const more = (events: number) => senders.until(senders.acknowledged.length + events);
  const restart = async () => {
    product = await Product.start({ folder });
    senders.goTo(product.client());
    await more(1000);
  };

  test('the process alone: its PostgreSQL goes on, and the next start takes it over', async () => {
    await more(2000);
    await product.kill();
    const orphan = folder.postgres();
    expect(orphan).toBeDefined();
    await restart();
    expect(folder.postgres()).toBe(orphan);
  });

  test('with PostgreSQL and all its processes: the next start recovers', async () => {
    const before = folder.postgres();
    folder.signalPostgres('SIGKILL');
    await product.kill();
    await restart();
    expect(folder.postgres()).not.toBe(before);
  });

  test('with the first process of PostgreSQL alone, whose others need a moment to notice', async () => {
    await product.kill();
    process.kill(folder.postgres() ?? 0, 'SIGKILL');
    await restart();
  });

  test('while it is starting', async () => {
    await product.kill();
    for (let attempt = 0; attempt < 2; attempt++) {
      await using starting = new ProductProcess(folder);
      await sleep(400 + 400 * attempt);
      await starting.end('SIGKILL');
    }
    await restart();
  });

  test('every acknowledged event is there once, and the tallies are what a recount gives', async () => {
    const { acknowledged } = await senders.stop();
    await expectOnceEach({ client: product.client(), folder, acknowledged });
    expect(await folder.query('select * from dead_letter')).toEqual([]);
    console.log(`${acknowledged.length} events acknowledged in five lives`);
    expect(await product.stop()).toBe(0);
    expect(folder.postgres()).toBeUndefined();
  });
});
