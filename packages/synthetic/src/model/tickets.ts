import { Draws } from '../random/draws.ts';
import { logNormalQuantile } from '../random/normal.ts';
import { day, hour, month, nextWorking, type WorkingHours } from './calendar.ts';
import type { Customer } from './customer.ts';
import { parameters } from './parameters.ts';
import { respond } from './respond.ts';
import type { Story } from './story.ts';
import type { Trouble } from './trouble.ts';
import { leafOf, type Turn } from './world.ts';

/** When a ticket was opened and solved, for what it does to contracts; solvedAt is Infinity if never. */
export interface TicketSpan {
  openedAt: number;
  solvedAt: number;
}

interface Call {
  number: number;
  at: number;
  topic: string;
  trouble: Trouble | null;
}

/** Calls for help: some out of the blue, at a steady rate; some because of a late delivery or a fault. */
export function tickets(
  turn: Turn,
  story: Story,
  customer: Customer,
  troubles: readonly Trouble[],
): TicketSpan[] {
  const { world } = turn;
  const { perMonth, afterLate, afterDefect } = parameters.tickets;
  const calls: Call[] = [];
  const blue = new Draws(world.seed, 'ticket', customer.index);
  let at = customer.seenFrom;
  for (let number = 0; ; number += 1) {
    at += (-Math.log(blue.next()) / perMonth) * month;
    if (at >= world.to) break;
    calls.push({ number, at, topic: 'question', trouble: null });
  }
  for (const [index, trouble] of troubles.entries()) {
    const number = 10_000 + index;
    const draws = new Draws(world.seed, 'ticket trouble', customer.index, number);
    if (!draws.chance(trouble.kind === 'late' ? afterLate : afterDefect)) continue;
    calls.push({
      number,
      at: trouble.at + -Math.log(draws.next()) * 12 * hour,
      topic: trouble.kind,
      trouble,
    });
  }
  return calls.filter((call) => story.covers(call.at)).map((call) => handle(turn, story, customer, call));
}

function handle(turn: Turn, story: Story, customer: Customer, call: Call): TicketSpan {
  const { world } = turn;
  const rules = parameters.tickets;
  const draws = new Draws(world.seed, 'ticket details', customer.index, call.number);
  const department = draws.chance(rules.onsite) ? 'service-onsite' : 'service-hotline';
  const { quality } = leafOf(world, department);
  const hours: WorkingHours = {
    zone: customer.zone,
    ...(department === 'service-onsite'
      ? { opens: 9, closes: 18, weekends: false }
      : { opens: 8, closes: 22, weekends: true }),
  };
  const queue = Math.exp(-rules.queue * quality(call.at));
  const automatic = draws.chance(rules.automatic);
  const channel = draws.chance(0.6) ? 'phone' : draws.chance(0.5) ? 'email' : 'web';
  const agent = `${department}-${1 + draws.below(12)}`;
  const id = `t-${customer.index + 1}-${call.number}`;
  const openedAt = Math.round(call.at);
  const opened = new Date(openedAt).toISOString();
  const about = {
    ticket: id,
    department,
    channel,
    touchpoint: 'support',
    segment: customer.segment,
    region: customer.region,
    ...(call.trouble !== null && { product: call.trouble.product }),
    customer: { externalId: customer.externalId },
  };
  story.tell('ticket.opened', `${id}-opened`, openedAt, {
    ...about,
    topic: call.topic,
    priority: call.trouble === null ? 'normal' : 'high',
  });

  const waits = logNormalQuantile(
    draws.next(),
    rules.firstReplyHours.median * queue,
    rules.firstReplyHours.sigma,
  );
  const repliedAt = automatic ? openedAt + 30_000 : nextWorking(openedAt, hours) + waits * hour;
  const worked = { ...about, agent };
  story.tell('ticket.first-replied', `${id}-replied`, repliedAt, { ...worked, openedAt: opened, automatic });
  if (draws.chance(0.6)) {
    const at = repliedAt + 60_000;
    story.tell('ticket.status-changed', `${id}-status`, at, {
      ...worked,
      status: 'in-progress',
      from: 'open',
    });
  }

  const never = draws.chance(rules.neverResolved);
  const takes = logNormalQuantile(
    draws.next(),
    rules.resolutionHours.median * queue,
    rules.resolutionHours.sigma,
  );
  let solvedAt = never ? Infinity : Math.round(nextWorking(repliedAt + takes * hour, hours));
  if (!never) {
    const firstContact = takes < 4;
    story.tell('ticket.resolved', `${id}-resolved`, solvedAt, { ...worked, openedAt: opened, firstContact });
    if (draws.chance(rules.reopened)) {
      const again = solvedAt + -Math.log(draws.next()) * day;
      story.tell('ticket.reopened', `${id}-reopened`, again, worked);
      solvedAt = Math.round(nextWorking(again + 1.5 * takes * hour, hours));
      story.tell('ticket.resolved', `${id}-resolved-again`, solvedAt, { ...worked, openedAt: opened });
    }
  }
  const slow = solvedAt - openedAt > 3 * day;
  if (draws.chance(slow ? rules.complaintWhenUnresolved : rules.complaint)) {
    complain(story, { id, at: openedAt + (2 + 2 * draws.next()) * day, about, topic: call.topic, slow });
  }
  respond(turn, story, customer, {
    kind: 'support',
    number: call.number,
    at: Math.min(solvedAt, openedAt + 7 * day),
    department,
    touchpoint: 'support',
    channel: channel === 'phone' ? 'phone' : 'email',
    asked: parameters.survey.support,
    feels: slow ? parameters.survey.slowFeels : 0,
    agent,
  });
  return { openedAt, solvedAt };
}

interface Grievance {
  id: string;
  at: number;
  about: { ticket: string; department: string };
  topic: string;
  slow: boolean;
}

function complain(story: Story, { id, at, about, topic, slow }: Grievance): void {
  story.tell('complaint.filed', `k-${id.slice(2)}`, at, {
    complaint: `k-${id.slice(2)}`,
    ...about,
    topic,
    severity: slow ? 'high' : 'medium',
  });
}
