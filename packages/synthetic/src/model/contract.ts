import { Draws } from '../random/draws.ts';
import { pick } from '../random/pick.ts';
import { day, hour, month } from './calendar.ts';
import type { Customer } from './customer.ts';
import { logistic, parameters } from './parameters.ts';
import type { Story } from './story.ts';
import type { TicketSpan } from './tickets.ts';
import type { Trouble } from './trouble.ts';
import type { World } from './world.ts';

const plans = [
  { key: 'care-basic', amount: 1900 },
  { key: 'care-plus', amount: 3900 },
  { key: 'care-pro', amount: 7900 },
] as const;

export interface ContractTruth {
  startedAt: number;
  monthly: boolean;
  /** True probability of ending in each month of the contract that was lived through. */
  hazards: number[];
  /** Whether it ended after the last of these months, rather than with the period. */
  ended: boolean;
}

interface Lived {
  troubles: readonly Trouble[];
  tickets: readonly TicketSpan[];
}

/** A care contract, renewed month by month until the hazard strikes. Answers null for those who have none. */
export function contract(world: World, story: Story, customer: Customer, lived: Lived): ContractTruth | null {
  const draws = new Draws(world.seed, 'contract', customer.index);
  const { segments, contracts } = parameters;
  if (!draws.chance(segments[customer.segment].contract)) return null;
  const startedAt = Math.round(customer.seenFrom + draws.next() * 45 * day + 9 * hour);
  const monthly = draws.chance(contracts.monthly);
  let plan: (typeof plans)[number] = pick(draws, plans);
  const id = `s-${customer.index + 1}`;
  const about = () => ({
    subscription: id,
    department: 'finance',
    channel: 'web',
    segment: customer.segment,
    region: customer.region,
    customer: { externalId: customer.externalId },
    plan: plan.key,
  });
  const price = () => ({ amount: { amount: plan.amount, currency: 'CNY' }, period: 'month' });
  story.tell('subscription.started', `${id}-started`, startedAt, { ...about(), ...price() });
  const truth: ContractTruth = { startedAt, monthly, hazards: [], ended: false };
  for (let number = 1; ; number += 1) {
    const at = Math.round(startedAt + number * month);
    if (at >= world.to) return truth;
    const hazard = hazardAt(customer, { at, monthly, ...lived });
    truth.hazards.push(Number(hazard.toFixed(6)));
    if (draws.chance(hazard)) {
      const ended = { ...about(), startedAt: new Date(startedAt).toISOString() };
      story.tell('subscription.cancelled', `${id}-cancelled`, at, ended);
      return { ...truth, ended: true };
    }
    if (draws.chance(contracts.changed)) {
      const before = plan.key;
      plan = pick(draws, plans);
      if (plan.key !== before) {
        const change = { ...about(), ...price(), from: before };
        story.tell('subscription.changed', `${id}-changed-${number}`, at - hour, change);
      }
    }
    story.tell('subscription.renewed', `${id}-renewed-${number}`, at, { ...about(), ...price() });
  }
}

/** The probability that the contract ends in the month before `at`, given what happened in it. */
function hazardAt({ theta }: Customer, now: Lived & { at: number; monthly: boolean }): number {
  const { base, low, unresolved, late, lateMonthly } = parameters.churn;
  const since = now.at - month;
  const wasLate = now.troubles.some(({ kind, at }) => kind === 'late' && at >= since && at < now.at);
  const waiting = now.tickets.some(
    ({ openedAt, solvedAt }) => openedAt < now.at - 3 * day && solvedAt >= now.at,
  );
  return logistic(
    base +
      low * Math.max(0, -theta) +
      (waiting ? unresolved : 0) +
      (wasLate ? late + (now.monthly ? lateMonthly : 0) : 0),
  );
}
