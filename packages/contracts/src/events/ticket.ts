import { z } from 'zod';
import { ingestLimits, text } from '../cloud-event.ts';
import { defineEvent } from './define-event.ts';
import { countOf, durationSince } from './field-measures.ts';
import { customerReference, instant, key, place, placeDimensions, reason, reference } from './parts.ts';

const ticket = { ticket: reference, ...place, customer: customerReference.optional() };

export const ticketOpened = defineEvent('ticket.opened', {
  version: 1,
  summary: 'A customer asked for help.',
  data: z.strictObject({
    ...ticket,
    topic: key.optional(),
    priority: key.optional(),
    title: text(500).optional(),
    text: text(ingestLimits.textLength).optional(),
  }),
  measures: [],
  dimensions: placeDimensions,
  personal: ['customer', 'title', 'text'],
});

const answered = z.strictObject({
  ...ticket,
  openedAt: instant,
  /** Answered by a machine. */
  automatic: z.boolean().optional(),
});

export const ticketFirstReplied = defineEvent('ticket.first-replied', {
  version: 1,
  summary: 'A ticket got its first reply.',
  data: answered,
  measures: [
    // A machine's "we got your message" is no reply to it.
    durationSince('ticket.first-replied', 'after', (data: z.infer<typeof answered>) =>
      data.automatic === true ? undefined : data.openedAt,
    ),
  ],
  dimensions: placeDimensions,
  personal: ['customer'],
});

const moved = z.strictObject({
  ...ticket,
  /** `escalated` once somebody higher up has to see to it; else free. */
  status: key,
  from: key.optional(),
});

export const ticketStatusChanged = defineEvent('ticket.status-changed', {
  version: 1,
  summary: 'A ticket moved to another status.',
  data: moved,
  measures: [
    countOf(
      'ticket.status-changed',
      'escalated',
      (data: z.infer<typeof moved>) => data.status === 'escalated' && data.from !== 'escalated',
    ),
  ],
  dimensions: placeDimensions,
  personal: ['customer'],
});

const resolved = z.strictObject({
  ...ticket,
  openedAt: instant,
  /** By when the customer was told it would be solved: the first such promise. */
  promisedAt: instant.optional(),
  /** Solved in the first contact. */
  firstContact: z.boolean().optional(),
  automatic: z.boolean().optional(),
});
type Resolved = z.infer<typeof resolved>;

export const ticketResolved = defineEvent('ticket.resolved', {
  version: 1,
  summary: 'A ticket was solved.',
  data: resolved,
  measures: [
    durationSince('ticket.resolved', 'after', (data: Resolved) => data.openedAt),
    countOf('ticket.resolved', 'first-contact', (data: Resolved) => data.firstContact === true),
    countOf('ticket.resolved', 'later-contact', (data: Resolved) => data.firstContact === false),
    countOf(
      'ticket.resolved',
      'on-time',
      (data: Resolved, { at }) => data.promisedAt !== undefined && at <= Date.parse(data.promisedAt),
    ),
    countOf(
      'ticket.resolved',
      'late',
      (data: Resolved, { at }) => data.promisedAt !== undefined && at > Date.parse(data.promisedAt),
    ),
  ],
  dimensions: placeDimensions,
  personal: ['customer'],
});

export const ticketReopened = defineEvent('ticket.reopened', {
  version: 1,
  summary: 'A solved ticket turned out not to be.',
  data: z.strictObject({ ...ticket, reason: reason.optional() }),
  measures: [],
  dimensions: placeDimensions,
  personal: ['customer', 'reason'],
});
