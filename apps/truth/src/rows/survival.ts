import { analyse } from '../analyses.ts';
import type { SentEnterprise } from '../enterprise.ts';
import { dayMs, monthMs } from '../facts.ts';
import { notChecked, type Row } from '../report.ts';

const check = 'survival of contracts';
const passesWhen = 'within 4 standard errors of the exact curve, month by month';
const fewest = 200;

/** Kaplan-Meier, as the product draws it, against the curve of the true hazards. */
export async function survival({ deployment, made }: SentEnterprise): Promise<Row> {
  const contracts = made.truth.churn.survival[0]?.atRisk ?? 0;
  if (contracts < fewest) return notChecked(check, passesWhen, `needs ${fewest} contracts, not ${contracts}`);
  const { from, to } = made.plan;
  const { steps } = (await analyse(deployment, 'survival', { from, to })).overall;
  const deviations = made.truth.churn.survival
    .filter(({ atRisk }) => atRisk >= 30)
    .map(({ month, survival }) => {
      // Contracts end on the day that a month is over: between two such days the curve does not move.
      const day = Math.floor((month + 0.5) * (monthMs / dayMs));
      const last = steps.findLast((step) => step.day <= day);
      if (last === undefined || !last.standardError) return 0;
      return Math.abs(last.survival - survival) / last.standardError;
    });
  const worst = Math.max(...deviations);
  return {
    check,
    passesWhen,
    measured: `at most ${worst.toFixed(1)} in ${deviations.length} months`,
    passed: steps.length > 0 && worst <= 4,
    note: `API: analysis survival; ${contracts} contracts`,
  };
}
