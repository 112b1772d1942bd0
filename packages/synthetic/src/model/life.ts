import { plant } from '../planted/plant.ts';
import { hour } from './calendar.ts';
import { contacts } from './contacts.ts';
import { contract, type ContractTruth } from './contract.ts';
import { type Customer, makeCustomer } from './customer.ts';
import { orders } from './orders.ts';
import { respond } from './respond.ts';
import { type Dated, Story } from './story.ts';
import { tickets } from './tickets.ts';
import type { Turn } from './world.ts';

export interface Life {
  customer: Customer;
  contract: ContractTruth | null;
  /** In no particular order. */
  events: Dated[];
}

/** Everything that happens to one customer in the period, made from nothing but the seed and the customer's number. */
export function lifeOf(turn: Turn, index: number): Life {
  const { world } = turn;
  const customer = makeCustomer(world.seed, index, world);
  const story = new Story(world);
  register(turn, story, customer);
  const troubles = orders(turn, story, customer);
  const calls = tickets(turn, story, customer, troubles);
  const held = contract(world, story, customer, { troubles, tickets: calls });
  if (held !== null) turn.ledger.contract(held.hazards);
  contacts(turn, story, customer);
  if (world.planted) plant(world, story, customer);
  for (const { event } of story.dated) turn.ledger.count(event.type);
  return { customer, contract: held, events: story.dated };
}

/** Those who were customers before are loaded in the first day of the period, with the day they signed up. */
function register(turn: Turn, story: Story, customer: Customer): void {
  const at = customer.seenFrom;
  const { externalId, email, phone, segment, region, language, name } = customer;
  const person = { externalId, email, phone };
  story.tell('customer.registered', externalId, at, {
    customer: person,
    department: 'marketing',
    channel: customer.acquiredBy,
    touchpoint: 'onboarding',
    segment,
    region,
    name: language === 'zh' ? name.zh : name.latin,
    language,
    attributes: {
      nameZh: name.zh,
      nameLatin: name.latin,
      since: new Date(customer.signedUpAt).toISOString(),
    },
  });
  if (customer.signedUpAt < turn.world.from) return;
  story.tell('cost.recorded', `acquisition-${externalId}`, at, {
    category: 'acquisition',
    department: 'marketing',
    channel: customer.acquiredBy,
    segment,
    region,
    customer: { externalId },
    amount: { amount: customer.acquisitionCost, currency: 'CNY' },
  });
  respond(turn, story, customer, {
    kind: 'onboarding',
    number: 0,
    at: at + 72 * hour,
    department: 'marketing',
    touchpoint: 'onboarding',
    channel: 'email',
    asked: 0.7,
    feels: 0,
  });
}
