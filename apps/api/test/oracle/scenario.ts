import type { Command } from './commands.ts';
import type { SentEvent } from './sent-event.ts';
import type { Tenures } from './tenures.ts';

/**
 * Stories short enough to work out by hand. They pin the oracle down; nearly all of them were once told wrongly by
 * the product.
 */
export interface Scenario {
  name: string;
  commands: Command[];
  /** By measure, or by `measure @ cut key`: what all departments and months hold together. */
  expected: Record<string, string>;
  /** All there are, by `department · joined · lost`; where it is about them. */
  tenures?: Tenures;
}

type Data = Record<string, unknown>;

export function event(type: string, id: string, data: Data, time = '2026-03-02T09:12:00.001Z'): SentEvent {
  return { specversion: '1.0', id, source: '/crm/a', type, time, data };
}

export const response = (id: string, recommend: number, more: Data = {}, time?: string) =>
  event(
    'response.recorded',
    id,
    { survey: 'relationship', department: 'sales', answers: { recommend }, ...more },
    time,
  );
export const competing = (id: string, recommend: number, customer: string, time?: string) =>
  response(id, recommend, { survey: 'pulse', wave: 'w1', customer: { externalId: customer } }, time);
export const amended = (id: string, fact: string, data: Data, time = '2026-03-05T00:00:00Z') =>
  event('fact.amended', id, { fact: { source: '/crm/a', id: fact }, data }, time);
export const pair = (stays: string, absorbed: string) => ({
  customer: { externalId: stays },
  absorbed: { externalId: absorbed },
});
export const consent = (id: string, externalId: string, granted: boolean) =>
  event('consent.changed', id, { customer: { externalId }, purpose: 'surveys', granted });

const subscription =
  (change: 'started' | 'cancelled') =>
  (id: string, reference: string, day: string, more: Data = {}) =>
    event(
      `subscription.${change}`,
      id,
      { subscription: reference, department: 'sales', ...more },
      `${day}T00:00:00Z`,
    );
export const [started, cancelled] = [subscription('started'), subscription('cancelled')];
export const edited = (id: string, fact: string, change: Data) =>
  event('fact.amended', id, { fact: { source: '/crm/a', id: fact }, ...change });

export const send = (...events: SentEvent[]): Command => ({
  do: 'send',
  entries: events.map((event) => ({ event })),
});
export const together = (...events: SentEvent[]): Command => ({
  do: 'send-together',
  batches: events.map((event) => [{ event }]),
});

export const relationship = 'response:relationship.recommend';
export const pulse = 'response:pulse.recommend';
