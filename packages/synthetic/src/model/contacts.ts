import { Draws } from '../random/draws.ts';
import { logNormalQuantile } from '../random/normal.ts';
import { pick } from '../random/pick.ts';
import { month, toLivedHour } from './calendar.ts';
import type { Customer } from './customer.ts';
import type { Occasion } from './respond.ts';
import { respond } from './respond.ts';
import type { Story } from './story.ts';
import type { DepartmentModel } from './departments.ts';
import type { Turn } from './world.ts';

const pages = ['home', 'kitchen', 'living', 'office', 'sale', 'help'] as const;
const devices = ['phone', 'desktop', 'tablet'] as const;

/**
 * What departments do with a customer that depends on nothing else: each has streams of its own, so one department more
 * leaves all others as they were.
 */
export function contacts(turn: Turn, story: Story, customer: Customer): void {
  for (const { model } of turn.world.leaves.values()) {
    if (model.contacts !== null) contactsWith(turn, story, customer, { model, contacts: model.contacts });
  }
}

interface Contacting {
  model: DepartmentModel;
  contacts: NonNullable<DepartmentModel['contacts']>;
}

function contactsWith(turn: Turn, story: Story, customer: Customer, { model, contacts }: Contacting): void {
  const { world } = turn;
  const draws = new Draws(world.seed, `contact ${model.key}`, customer.index);
  let at = customer.seenFrom;
  for (let number = 0; ; number += 1) {
    at += (-Math.log(draws.next()) / contacts.perMonth) * month;
    if (at >= world.to) return;
    const happenedAt = Math.max(toLivedHour(at, customer.zone, draws.next()), customer.seenFrom + 60_000);
    const channel = contacts.kind === 'visit' ? 'web' : contacts.kind === 'campaign' ? 'email' : 'phone';
    story.tell('interaction.recorded', `i-${model.key}-${customer.index + 1}-${number}`, happenedAt, {
      kind: contacts.kind,
      department: model.key,
      channel,
      touchpoint: contacts.touchpoint,
      segment: customer.segment,
      region: customer.region,
      customer: { externalId: customer.externalId },
      duration: Math.round(logNormalQuantile(draws.next(), 95_000, 1)),
      attributes: { page: pick(draws, pages), device: pick(draws, devices) },
    });
    respond(turn, story, customer, {
      kind: model.key,
      number,
      at: happenedAt,
      department: model.key,
      touchpoint: contacts.touchpoint as Occasion['touchpoint'],
      channel,
      asked: contacts.surveyed,
      feels: 0,
    });
  }
}
