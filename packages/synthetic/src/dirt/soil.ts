import type { CloudEvent } from '@attune/contracts';
import { day, hour, offsetOf } from '../model/calendar.ts';
import { Draws, hashOf } from '../random/draws.ts';
import { clockAhead, type Incident, incidentAt, incidentsOf, inYuan } from './incidents.ts';
import { LateQueue } from './late-queue.ts';
import { customerDirtRates, type DirtKind, dirtRates, incidents } from './rates.ts';
import { repairOf } from './repair.ts';

/** Ids of the events, or external ids of the customers, that each kind of dirt touched. */
export type DirtTruth = Partial<Record<DirtKind, string[]>>;

interface SoilOptions {
  seed: number;
  /** The period, epoch ms; the second is the first instant after it. */
  from: number;
  to: number;
  /** Filled in as the events pass. */
  touched: DirtTruth;
  /** Filled in likewise: what to send afterwards, so that the figures are those of the clean copy. */
  repairs?: CloudEvent[];
}

/**
 * Makes clean events, in order of time, as dirty as life is. Without it the same seed gives the clean copy. Consent
 * withdrawn and customers merged are no mistakes: no repair takes them back.
 */
export function* soil(
  events: Iterable<CloudEvent>,
  { seed, from, to, touched, repairs }: SoilOptions,
): Generator<CloudEvent> {
  const late = new LateQueue();
  const note = (kind: DirtKind, id: string) => (touched[kind] ??= []).push(id);
  const happening = incidentsOf({ from, to });
  for (const clean of events) {
    const at = Date.parse(clean.time ?? '');
    yield* late.until(at);
    if (clean.type === 'customer.registered') plan(clean, { seed, to, at, late, note });
    const event = underAlias(clean, seed);
    const draws = new Draws(seed, 'dirt', hashOf(event.id));
    const incident = incidentAt(happening, event, at);
    const kind = incident?.kind ?? kindOf(event, draws.next());
    if (kind !== null) {
      note(kind, event.id);
      const repair = repairOf(event, kind);
      if (repair !== null) repairs?.push(repair);
    }
    if (incident !== undefined) yield* duringIncident(event, { incident, at, late });
    else if (kind === 'out-of-order') late.add(at + draws.next() * 3 * day, event);
    else yield* versionsOf(event, { kind, at, note });
  }
  yield* late.until(Infinity);
}

function* duringIncident(
  event: CloudEvent,
  { incident, at, late }: { incident: Incident; at: number; late: LateQueue },
): Generator<CloudEvent> {
  switch (incident.kind) {
    case 'duplicated-batch':
      yield event;
      late.add(incident.to, event);
      return;
    case 'late-batch':
      late.add(incident.from + incidents['late-batch'].lateBy * day, event);
      return;
    case 'currency-mix-up':
      yield inYuan(event);
      return;
    case 'clock-skew':
      yield clockAhead(event, at);
  }
}

function kindOf(event: CloudEvent, u: number): keyof typeof dirtRates | null {
  let left = u;
  for (const [kind, rate] of Object.entries(dirtRates) as [keyof typeof dirtRates, number][]) {
    left -= rate;
    if (left < 0) return suits(kind, event) ? kind : null;
  }
  return null;
}

function suits(kind: keyof typeof dirtRates, { type, data }: CloudEvent): boolean {
  if (kind === 'out-of-range')
    return (data['answers'] as Record<string, unknown> | undefined)?.['recommend'] !== undefined;
  // A customer need not belong to a department.
  return kind !== 'missing-field' || type !== 'customer.registered';
}

type Note = (kind: DirtKind, id: string) => void;

function* versionsOf(
  event: CloudEvent,
  { kind, at, note }: { kind: DirtKind | null; at: number; note: Note },
): Generator<CloudEvent> {
  switch (kind) {
    case 'duplicate':
      yield event;
      yield event;
      return;
    case 'duplicate-other-id':
      yield event;
      yield { ...event, id: `${event.id}-copy` };
      return;
    case 'missing-field': {
      const { department: _, ...data } = event.data;
      yield { ...event, data };
      return;
    }
    case 'unknown-department':
      yield { ...event, data: { ...event.data, department: 'atlantis' } };
      return;
    case 'future':
      yield { ...event, time: new Date(at + 36_525 * day).toISOString() };
      return;
    case 'out-of-range': {
      const answers = event.data['answers'] as Record<string, unknown>;
      yield { ...event, data: { ...event.data, answers: { ...answers, recommend: 11 } } };
      return;
    }
    default:
      if (isDoubleHour(at)) {
        note('double-hour', event.id);
        yield { ...event, time: berlinTime(at) };
      } else yield event;
  }
}

/** The clock of Berlin shows the same hour an hour before or after. */
const isDoubleHour = (at: number) =>
  offsetOf('berlin', at) !== offsetOf('berlin', at + hour)
    ? offsetOf('berlin', at) === 2 * hour
    : offsetOf('berlin', at) === hour && offsetOf('berlin', at - hour) === 2 * hour;

function berlinTime(at: number): string {
  const offset = offsetOf('berlin', at);
  return `${new Date(at + offset).toISOString().slice(0, -1)}+0${offset / hour}:00`;
}

const indexOf = (externalId: string) => Number(externalId.slice(2));
const isMerged = (seed: number, externalId: string) =>
  new Draws(seed, 'dirt merge', indexOf(externalId)).chance(customerDirtRates.merged);
const aliasOf = (externalId: string) => `${externalId}-b`;

/** Half of what a customer with two ids does happens under the second. */
function underAlias(event: CloudEvent, seed: number): CloudEvent {
  const customer = event.data['customer'] as { externalId?: string } | undefined;
  if (customer?.externalId === undefined || event.type === 'customer.registered') return event;
  if (!isMerged(seed, customer.externalId)) return event;
  if (!new Draws(seed, 'dirt alias', hashOf(event.id)).chance(0.5)) return event;
  return { ...event, data: { ...event.data, customer: { externalId: aliasOf(customer.externalId) } } };
}

interface Plan {
  seed: number;
  to: number;
  at: number;
  late: LateQueue;
  note: Note;
}

/** Decides at registration what the customer will do later on. */
function plan(registered: CloudEvent, { seed, to, at, late, note }: Plan): void {
  const { externalId } = registered.data['customer'] as { externalId: string };
  const draws = new Draws(seed, 'dirt customer', indexOf(externalId));
  const withdraws = draws.chance(customerDirtRates['consent-withdrawn']);
  const withdrawsAt = Math.round(at + draws.next() * 180 * day);
  const mergesAt = Math.round(at + draws.next() * 120 * day);
  const tell = (type: string, kind: DirtKind, when: number, data: Record<string, unknown>) => {
    if (when >= to) return;
    note(kind, externalId);
    const id = `${kind}-${externalId}`;
    const time = new Date(when).toISOString();
    late.add(when, { specversion: '1.0', id, source: '/crm', type, time, data });
  };
  const customer = { externalId };
  if (withdraws) {
    tell('consent.changed', 'consent-withdrawn', withdrawsAt, {
      customer,
      purpose: 'surveys',
      granted: false,
    });
  }
  if (isMerged(seed, externalId)) {
    tell('customer.merged', 'merged', mergesAt, { customer, absorbed: { externalId: aliasOf(externalId) } });
  }
}
