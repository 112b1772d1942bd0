import type { ValueRow } from '@attune/contracts';
import { valuesOf } from '../api.ts';
import type { SentEnterprise } from '../enterprise.ts';
import type { Row } from '../report.ts';

const check = 'retention and churn';
const passesWhen = 'as counted from the contracts, to the last contract';

/** By month, quarter and in total, against the contracts one by one. */
export async function retention({ deployment, made, facts }: SentEnterprise): Promise<Row> {
  const { from, to } = made.plan;
  const contracts = [...facts.customers.values()].flatMap(({ contract }) => contract ?? []);
  const faults: string[] = [];
  let compared = 0;
  for (const key of ['retention', 'churn'])
    for (const grain of ['month', 'quarter', 'total']) {
      const rows = (await valuesOf(deployment, key, { from, to, grain })) ?? [];
      compared += rows.length;
      for (const row of rows) {
        const [there, stayed] = counted(contracts, row.period);
        const part = key === 'retention' ? stayed : there - stayed;
        if (!says(row, part, there))
          faults.push(`${key} ${row.period}: ${row.value} of ${row.n}, not ${part} of ${there}`);
      }
    }
  return {
    check,
    passesWhen,
    measured: `${faults.length} of ${compared} figures differ`,
    passed: compared > 0 && faults.length === 0,
    note: [`API: retention, churn; ${contracts.length} contracts`, ...faults.slice(0, 3)].join('; '),
  };
}

const says = ({ value, n }: ValueRow, part: number, whole: number) =>
  n === whole && value === (whole === 0 ? null : part / whole);

/** Contracts that ran when the period began, and those of them that ran when it was over. */
function counted(
  contracts: readonly { startedAt: number; endedAt: number | null }[],
  period: string,
): [there: number, stayed: number] {
  const [from = '', to = ''] = period.split('/');
  const [begins, over] = [Date.parse(from), Date.parse(to) + 86_400_000];
  const there = contracts.filter(
    ({ startedAt, endedAt }) => startedAt < begins && (endedAt === null || endedAt >= begins),
  );
  return [there.length, there.filter(({ endedAt }) => endedAt === null || endedAt >= over).length];
}
