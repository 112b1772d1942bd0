import { setImmediate as turn } from 'node:timers/promises';
import type { PoolClient } from 'pg';
import { KeyedFacts } from './keyed-facts.ts';
import { entryKey, type MonthChunk, type MonthKey, packEntries, writeMonthChunks } from './month-chunks.ts';
import { eachFact, factBytes, type RecentRow } from './recent-facts.ts';

/** Facts between two turns of others: a worker folds meanwhile. */
const inOneGo = 10_000;

interface NewFacts extends MonthKey {
  facts: KeyedFacts;
}

/** Appends facts to the months they lie in, of measures that count or add up: one chunk for each. */
export async function packIntoMonths(tx: PoolClient, recent: readonly RecentRow[]): Promise<void> {
  const months = await byMonth(recent, await packedMeasures(tx));
  const chunks: MonthChunk[] = [];
  for (const { facts, ...key } of months) {
    chunks.push({ ...key, packed: packEntries(facts) });
    await turn();
  }
  if (chunks.length > 0) await writeMonthChunks(tx, chunks);
}

async function packedMeasures(tx: PoolClient): Promise<ReadonlySet<number>> {
  const { rows } = await tx.query<{ id: number }>(`select id from measure where kind in ('count', 'sum')`);
  return new Set(rows.map(({ id }) => id));
}

async function byMonth(recent: readonly RecentRow[], measures: ReadonlySet<number>): Promise<NewFacts[]> {
  const months = new Map<string, Map<number, NewFacts>>();
  let since = 0;
  for (const { generation, departmentId, day, facts } of recent) {
    since += facts.length / factBytes;
    if (since > inOneGo) {
      await turn();
      since = 0;
    }
    const month = `${day.slice(0, 8)}01`;
    const dayOfMonth = Number(day.slice(8));
    const name = `${generation} ${departmentId} ${month}`;
    let some = months.get(name);
    if (!some) months.set(name, (some = new Map()));
    eachFact(facts, (customer, measureId, n, sum) => {
      if (!measures.has(measureId)) return;
      let added = some.get(measureId);
      if (!added)
        some.set(
          measureId,
          (added = { generation, measureId, month, departmentId, facts: new KeyedFacts() }),
        );
      added.facts.add(entryKey(customer, dayOfMonth), n, sum);
    });
  }
  return [...months.values()].flatMap((some) => [...some.values()]);
}
