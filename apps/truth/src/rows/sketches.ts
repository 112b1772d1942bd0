import { durationPercentile, durationTally } from '@attune/metrics';
import { valuesOf } from '../api.ts';
import type { SentEnterprise } from '../enterprise.ts';
import type { Reply } from '../facts.ts';
import { notChecked, type Row } from '../report.ts';
import { shuffled } from '../shuffle.ts';

const check = 'sketches';
const passesWhen = 'quantiles within 1 % after merging in random order';
const quantiles = [0.5, 0.9, 0.99];

/** Times to first reply: exact quantiles, those of merged tallies, and the median that the product answers. */
export async function sketches({ deployment, made, facts }: SentEnterprise): Promise<Row> {
  const { replies } = facts;
  if (replies.length < 20) return notChecked(check, passesWhen, `${replies.length} replies only`);
  const sorted = replies.map(({ ms }) => ms).toSorted((a, b) => a - b);
  const exact = (q: number) => quantileOf(sorted, q);
  const merged = mergedInRandomOrder(replies, made.plan.seed);
  const off = quantiles.map((q) => (durationPercentile(merged, q).value ?? Number.NaN) / exact(q) - 1);
  const { from, to } = made.plan;
  const [row] = (await valuesOf(deployment, 'first-response-time', { from, to })) ?? [];
  const answered = row?.value ? row.value / exact(0.5) - 1 : null;
  const worst = Math.max(...off.map(Math.abs), Math.abs(answered ?? 0));
  return {
    check,
    passesWhen,
    measured: `at most ${(100 * worst).toFixed(2)} %`,
    passed: worst <= 0.01 && merged.n === replies.length && row?.n === replies.length,
    note: [
      `package metrics: ${replies.length} replies by department, day and region, quantiles ${quantiles.join(', ')}`,
      `API: median over the whole period ${answered === null ? 'missing' : `${(100 * answered).toFixed(2)} % off`}`,
    ].join('; '),
  };
}

/** Type 7 of Hyndman & Fan, as the product defines quantiles. */
function quantileOf(sorted: readonly number[], q: number): number {
  const position = (sorted.length - 1) * q;
  const below = Math.floor(position);
  const low = sorted[below] ?? Number.NaN;
  return low + (position - below) * ((sorted[below + 1] ?? low) - low);
}

function mergedInRandomOrder(replies: readonly Reply[], seed: number) {
  const cells = Map.groupBy(replies, ({ department, day, region }) => [department, day, region].join());
  const tallies = [...cells.values()].map((cell) =>
    durationTally.addAll(
      durationTally.empty(),
      cell.map(({ ms }) => ms),
    ),
  );
  return shuffled(tallies, seed).reduce(
    (sum, tally) => durationTally.merge(sum, tally),
    durationTally.empty(),
  );
}
