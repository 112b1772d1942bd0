import type { CloudEvent } from '@attune/contracts';
import { day, hour } from '../model/calendar.ts';
import { type IncidentKind, incidents } from './rates.ts';

/** An incident of one period: whom it touches, and when. */
export interface Incident {
  kind: IncidentKind;
  source: string;
  from: number;
  to: number;
}

export function incidentsOf(period: { from: number; to: number }): Incident[] {
  const days = Math.round((period.to - period.from) / day);
  return (Object.keys(incidents) as IncidentKind[]).map((kind) => {
    const { source, begins, days: lasts } = incidents[kind];
    const from = period.from + Math.floor(begins * days) * day;
    return { kind, source, from, to: from + lasts * day };
  });
}

/** The incident that an event falls into. A mix-up of currencies touches only what is in euros. */
export function incidentAt(
  list: readonly Incident[],
  { source, type, data }: CloudEvent,
  at: number,
): Incident | undefined {
  return list.find(
    (incident) =>
      incident.source === source &&
      at >= incident.from &&
      at < incident.to &&
      (incident.kind !== 'currency-mix-up' || (type === 'order.placed' && currencyOf(data) === 'EUR')),
  );
}

const currencyOf = (data: CloudEvent['data']) =>
  (data['amount'] as { currency?: string } | undefined)?.currency;

/** The same number, of another money. */
export function inYuan(event: CloudEvent): CloudEvent {
  const money = (value: unknown) => ({ ...(value as object), currency: 'CNY' });
  const items = (event.data['items'] as { price?: unknown }[] | undefined)?.map((item) => ({
    ...item,
    ...(item.price !== undefined && { price: money(item.price) }),
  }));
  return { ...event, data: { ...event.data, amount: money(event.data['amount']), ...(items && { items }) } };
}

export function clockAhead(event: CloudEvent, at: number): CloudEvent {
  const time = new Date(at + incidents['clock-skew'].aheadBy * hour).toISOString();
  return { ...event, time };
}
