import { kaplanMeier, type Lifetime, lifetimeCounts } from '@attune/metrics';
import { analyse } from '../analyses.ts';
import type { SentEnterprise } from '../enterprise.ts';
import { dayMs, monthMs } from '../facts.ts';
import { notChecked, type Row } from '../report.ts';

const check = 'survival of contracts';
const passesWhen = 'within 4 standard errors of the exact curve, month by month';
const fewest = 200;

interface Step {
  day: number;
  survival: number;
  standardError: number | null;
}

/** Kaplan-Meier against the curve of the true hazards; where the product has the analysis, its own. */
export async function survival(sent: SentEnterprise): Promise<Row> {
  const { made } = sent;
  const contracts = made.truth.churn.survival[0]?.atRisk ?? 0;
  if (contracts < fewest) return notChecked(check, passesWhen, `needs ${fewest} contracts, not ${contracts}`);
  const byProduct = await analyse<{ overall: { steps: readonly Step[] } }>(sent.deployment, 'survival', {
    from: made.plan.from,
    to: made.plan.to,
  });
  const steps = byProduct?.overall.steps ?? byPackage(sent);
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
    note: `${byProduct ? 'API: analysis survival' : 'from the events sent, package metrics: the product has no such analysis'}; ${contracts} contracts`,
  };
}

function byPackage({ made, facts }: SentEnterprise): Step[] {
  const to = Date.parse(made.plan.to) + dayMs;
  const lifetimes = facts.customers.values().flatMap(({ contract }): Lifetime[] => {
    if (contract === null) return [];
    const { startedAt, endedAt } = contract;
    return [{ duration: Math.floor(((endedAt ?? to) - startedAt) / dayMs), observed: endedAt !== null }];
  });
  return kaplanMeier(lifetimeCounts(lifetimes), 0.95).steps.map(({ time, survival, standardError }) => ({
    day: time,
    survival,
    standardError,
  }));
}
