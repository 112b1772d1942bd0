import { z } from 'zod';
import { ingestLimits, text } from '../cloud-event.ts';
import { defineEvent } from './define-event.ts';
import { durationSince } from './field-measures.ts';
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
    durationSince('ticket.first-replied', 'after', (data: z.infer<typeof answered>) => data.openedAt),
  ],
  dimensions: placeDimensions,
  personal: ['customer'],
});

export const ticketStatusChanged = defineEvent('ticket.status-changed', {
  version: 1,
  summary: 'A ticket moved to another status.',
  data: z.strictObject({ ...ticket, status: key, from: key.optional() }),
  measures: [],
  dimensions: placeDimensions,
  personal: ['customer'],
});

const resolved = z.strictObject({
  ...ticket,
  openedAt: instant,
  /** Solved in the first contact. */
  firstContact: z.boolean().optional(),
  automatic: z.boolean().optional(),
});

export const ticketResolved = defineEvent('ticket.resolved', {
  version: 1,
  summary: 'A ticket was solved.',
  data: resolved,
  measures: [durationSince('ticket.resolved', 'after', (data: z.infer<typeof resolved>) => data.openedAt)],
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
