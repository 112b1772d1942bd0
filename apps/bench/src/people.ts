import { Agent } from 'node:http';
import { read } from './http.ts';
import type { Lab } from './lab.ts';
import { memoryNow } from './memory.ts';
import { median, quantile, rangeOf } from './pair.ts';
import type { Row } from './report.ts';
import { monthAgo, seedPeople } from './seed-people.ts';
import { dayAgo } from './seed-tallies.ts';

const rounds = 10;
const summaries = 300;

const values = (indicator: string, query: Record<string, string>) =>
  `/v1/indicators/${indicator}/values?${new URLSearchParams(query)}`;

/** Questions about many people, from the lightest to the heaviest. */
const questions = (): Record<string, string> => ({
  'repeat purchase by month': values('repeat-purchase-rate', {
    from: monthAgo(12),
    to: dayAgo(1),
    grain: 'month',
  }),
  'spend of 90 days by department': values('spend-per-customer', {
    from: dayAgo(90),
    to: dayAgo(1),
    by: 'department',
    currency: 'CNY',
  }),
  'purchases of 2 years by department': values('purchase-frequency', {
    from: monthAgo(24),
    to: dayAgo(1),
    by: 'department',
  }),
  'active customers of 2 years by department': values('active-customers', {
    from: monthAgo(24),
    to: dayAgo(1),
    by: 'department',
  }),
  'cohorts of 2 years': `/v1/customers/cohorts?from=${monthAgo(24).slice(0, 7)}&to=${dayAgo(1).slice(0, 7)}`,
  RFM: '/v1/customers/rfm?currency=CNY',
});

/** Figures about people are counted person by person when they are asked for. */
export async function people(lab: Lab, seen: number[][]): Promise<Row[]> {
  const { some } = await seedPeople(lab);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const timed = async (path: string) => {
    const begin = performance.now();
    await read(lab, path, agent);
    return performance.now() - begin;
  };
  const asked = Object.entries(questions());
  const first: number[] = [];
  for (const [, path] of asked) first.push(await timed(path));
  const times = new Map<string, number[]>(asked.map(([name]) => [name, []]));
  for (let round = 0; round < rounds; round++)
    for (const [name, path] of asked) times.get(name)?.push(await timed(path));
  const all = [...times.values()].flat();
  const own: number[] = [];
  for (let i = 0; i < summaries; i++)
    own.push(await timed(`/v1/customers/${some[(i * 7) % some.length]}/summary`));
  agent.destroy();
  seen.push(memoryNow(lab));
  const medians = [...times].map(([name, each]) => `${name} ${median(each).toFixed(0)}`);
  return [
    {
      id: 'people-queries',
      figure: 'figures about people, 10M events of 200,000 customers: over HTTP, p99',
      goal: { is: 'at most', value: 300 },
      unit: 'ms',
      measured: quantile(all, 0.99),
      range: rangeOf(all),
      n: all.length,
      note: `p50: ${medians.join(', ')} ms; at most ${Math.max(...first).toFixed(0)} ms when first asked`,
    },
    {
      id: 'customer-summary',
      figure: 'the summary of one customer: over HTTP, p99',
      goal: { is: 'at most', value: 20 },
      unit: 'ms',
      measured: quantile(own, 0.99),
      range: rangeOf(own),
      n: own.length,
      note: `p50 ${median(own).toFixed(1)} ms`,
    },
  ];
}
