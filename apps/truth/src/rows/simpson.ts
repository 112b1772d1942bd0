import { type Share, simpsonComparison } from '@attune/metrics';
import { valuesOf } from '../api.ts';
import type { SentEnterprise } from '../enterprise.ts';
import { notChecked, type Row } from '../report.ts';

const check = 'Simpson reversal';
const passesWhen = 'web worse in both departments together, better in each; warned of';
const departments = ['trial-home', 'trial-business'];

/** Satisfied customers of the trial, as the product counts them by department and channel. */
export async function simpson({ deployment, made }: SentEnterprise): Promise<Row> {
  const { from, to, customers } = made.plan;
  if (customers < 2000) return notChecked(check, passesWhen, 'needs 2000 customers to tell the rates apart');
  const query = { from, to, by: 'department,channel', department: 'trial' };
  const rows = (await valuesOf(deployment, 'csat-top-box', query)) ?? [];
  const shareOf = (department: string, channel: string): Share => {
    const row = rows.find((one) => one.department === department && one['channel'] === channel);
    return { k: Math.round((row?.value ?? 0) * (row?.n ?? 0)), n: row?.n ?? 0 };
  };
  const strata = departments.map((department) => ({
    stratum: department,
    a: shareOf(department, 'web'),
    b: shareOf(department, 'store'),
  }));
  const found = simpsonComparison(strata);
  const together = rows.filter(({ department }) => department === 'trial');
  const points = (difference: number) => `${(100 * difference).toFixed(1)} points`;
  return {
    check,
    passesWhen,
    measured: `together ${points(found.difference ?? 0)}, in each ${found.strata.map(({ difference }) => points(difference)).join(' and ')}`,
    passed: found.fullReversal && found.warning && together.length === 2,
    note: `API: csat-top-box by department and channel; package metrics: the comparison`,
  };
}
