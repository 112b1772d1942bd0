import type { CloudEvent } from '@attune/contracts';

export const dayMs = 86_400_000;
/** A month of the generator's rates. */
export const monthMs = 30.4375 * dayMs;

/** What an outsider can know of one customer from the events; times in epoch ms. */
export interface CustomerFacts {
  segment: string;
  since: number;
  orders: { at: number; yuan: number }[];
  /** When what was late had been promised for. */
  late: number[];
  tickets: Map<string, { openedAt: number; solvedAt: number }>;
  answers: { at: number; points: Readonly<Record<string, unknown>> }[];
  contract: { startedAt: number; endedAt: number | null } | null;
}

export interface SurveyRow {
  customer: string;
  at: number;
  segment: string;
  answers: Readonly<Record<string, number>>;
}

export interface Reply {
  department: string;
  region: string;
  day: string;
  ms: number;
}

/** What events of an enterprise say, as far as rows need it: what the log holds, kept while it is sent. */
export class Facts {
  readonly customers = new Map<string, CustomerFacts>();
  readonly surveys = new Map<string, SurveyRow[]>();
  readonly replies: Reply[] = [];
  /** Customers who came to a touchpoint of the planted funnel. */
  readonly funnel = new Map<string, number>();
  readonly #yuanPerEuro: number;

  constructor(yuanPerEuro: number) {
    this.#yuanPerEuro = yuanPerEuro;
  }

  add({ type, id, time = '', data }: CloudEvent): void {
    const { externalId } = (data['customer'] ?? {}) as { externalId?: string };
    if (externalId === undefined) return;
    const customer = this.#customer(externalId, String(data['segment']));
    const at = Date.parse(time);
    switch (type) {
      case 'customer.registered':
        customer.since = Date.parse((data['attributes'] as { since: string }).since);
        return;
      case 'order.placed': {
        const { amount, currency } = data['amount'] as { amount: number; currency: string };
        customer.orders.push({ at, yuan: (amount / 100) * (currency === 'EUR' ? this.#yuanPerEuro : 1) });
        return;
      }
      case 'delivery.completed': {
        const promised = Date.parse(data['promisedAt'] as string);
        if (at > promised) customer.late.push(promised);
        return;
      }
      case 'ticket.opened':
        customer.tickets.set(data['ticket'] as string, { openedAt: at, solvedAt: Infinity });
        return;
      case 'ticket.resolved': {
        const ticket = customer.tickets.get(data['ticket'] as string);
        if (ticket) ticket.solvedAt = at;
        return;
      }
      case 'ticket.first-replied': {
        // A machine's reply says nothing of how quick people are.
        if (data['automatic'] === true) return;
        const ms = at - Date.parse(data['openedAt'] as string);
        const [department, region] = [data['department'] as string, data['region'] as string];
        this.replies.push({ department, region, day: time.slice(0, 10), ms });
        return;
      }
      case 'subscription.started':
        customer.contract = { startedAt: at, endedAt: null };
        return;
      case 'subscription.cancelled':
        if (customer.contract) customer.contract.endedAt = at;
        return;
      case 'interaction.recorded':
        if (id.endsWith('-planted'))
          this.funnel.set(
            data['touchpoint'] as string,
            (this.funnel.get(data['touchpoint'] as string) ?? 0) + 1,
          );
        return;
      case 'response.recorded':
        this.#response(customer, { externalId, at, data });
    }
  }

  #response(
    customer: CustomerFacts,
    { externalId, at, data }: { externalId: string; at: number; data: CloudEvent['data'] },
  ): void {
    const points = data['answers'] as Record<string, number>;
    if (data['survey'] === 'relationship') {
      if (points['recommend'] !== undefined) customer.answers.push({ at, points });
      return;
    }
    const rows = this.surveys.get(data['survey'] as string) ?? [];
    this.surveys.set(data['survey'] as string, rows);
    rows.push({ customer: externalId, at, segment: customer.segment, answers: points });
  }

  #customer(externalId: string, segment: string): CustomerFacts {
    const known = this.customers.get(externalId);
    if (known) return known;
    const customer: CustomerFacts = {
      segment,
      since: Number.NaN,
      orders: [],
      late: [],
      tickets: new Map(),
      answers: [],
      contract: null,
    };
    this.customers.set(externalId, customer);
    return customer;
  }
}
