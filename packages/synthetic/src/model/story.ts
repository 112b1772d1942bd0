import type { CloudEvent } from '@attune/contracts';

/** An event with its time as a number, for sorting. */
export interface Dated {
  at: number;
  event: CloudEvent;
}

/** Which system of the enterprise sends what. */
const sources: Readonly<Record<string, string>> = {
  customer: '/crm',
  consent: '/crm',
  order: '/shop',
  delivery: '/logistics',
  ticket: '/helpdesk',
  complaint: '/helpdesk',
  interaction: '/web',
  response: '/survey',
  feedback: '/reviews',
  subscription: '/billing',
  cost: '/finance',
  quality: '/factory',
};

const sourceOf = (type: string): string => sources[type.slice(0, type.indexOf('.'))] ?? '/other';

/** Events in the order they were thought of; what falls outside the period was never seen and is left out. */
export class Story {
  readonly dated: Dated[] = [];
  readonly #from: number;
  readonly #to: number;

  constructor(period: { from: number; to: number }) {
    this.#from = period.from;
    this.#to = period.to;
  }

  /** Answers whether the instant lies in the period. */
  covers(at: number): boolean {
    return at >= this.#from && at < this.#to;
  }

  tell(type: string, id: string, at: number, data: Record<string, unknown>): void {
    const instant = Math.round(at);
    if (!this.covers(instant)) return;
    this.dated.push({
      at: instant,
      event: {
        specversion: '1.0',
        id,
        source: sourceOf(type),
        type,
        time: new Date(instant).toISOString(),
        data,
      },
    });
  }
}

/** By time; events of one instant by source and id, so that the order never depends on how they were made. */
export function byTime(a: Dated, b: Dated): number {
  if (a.at !== b.at) return a.at - b.at;
  const left = `${a.event.source} ${a.event.id}`;
  const right = `${b.event.source} ${b.event.id}`;
  return left < right ? -1 : left > right ? 1 : 0;
}
