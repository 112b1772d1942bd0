import { z } from 'zod';
import { text } from '../cloud-event.ts';
import type { Dimension } from '../measure.ts';
import { freeForm } from './free-form.ts';

/** A short name that systems agree on: of a department, channel, plan, kind. Lower case by custom, not by force. */
export const key = text(100, 1);

/** The id of an order, ticket or response in the system that sends it. */
export const reference = text(200, 1);

/** A sentence or two that is kept in erasable rows only. */
export const reason = text(2000);

/** An instant as ISO 8601 with an offset, in years that any clock of a business can mean. */
export const instant = z.iso
  .datetime({ offset: true })
  .refine((value) => value >= '1970' && value < '2200', { error: 'a year from 1970 to 2199' });

/**
 * How the sender knows the customer; any of the three, or several at once to link them. Patterns are loose
 * on purpose: an odd mailbox must not cost a fact.
 */
export const customerReference = z
  .strictObject({
    externalId: reference.optional(),
    email: text(254)
      .regex(/^[^\s@]+@[^\s@]+$/, { error: 'an e-mail address' })
      .optional(),
    phone: text(40)
      .regex(/^[+(\d][\d\s()./-]*$/, { error: 'a phone number' })
      .optional(),
  })
  .refine(
    (value) => value.externalId !== undefined || value.email !== undefined || value.phone !== undefined,
    {
      error: 'needs externalId, email or phone',
    },
  )
  .meta({ minProperties: 1 });
export type CustomerReference = z.infer<typeof customerReference>;

export const currency = z
  .string()
  .regex(/^[A-Z]{3}$/, { error: 'an ISO 4217 code of three capital letters' });

/** Whole minor units (cents, fen) of one currency, zero or more. */
export const money = z.strictObject({ amount: z.int().min(0), currency });

/** As `money`, but a correction or credit may be negative. */
export const signedMoney = z.strictObject({ amount: z.int(), currency });

/** Milliseconds, up to a hundred years. */
export const milliseconds = z.int().min(0).max(3_155_760_000_000);

/** Scalars by name, for what the sender wants to keep and nobody has agreed on yet. */
export const attributes = freeForm({ keys: 50, depth: 1, textLength: 1000 });

const settings = {
  channel: key.optional(),
  touchpoint: key.optional(),
  segment: key.optional(),
  region: key.optional(),
  product: key.optional(),
  /** The employee who served. */
  agent: key.optional(),
  /** A trial run: kept, but never counted. */
  test: z.boolean().optional(),
};

/** Where a fact happened. Every fact names the department it counts for. */
export const place = { department: key, ...settings };

/** As `place`, for what concerns the whole enterprise unless a department is named. */
export const anyPlace = { department: key.optional(), ...settings };

export const placeDimensions: readonly Dimension[] = [
  'channel',
  'touchpoint',
  'segment',
  'product',
  'region',
  'agent',
];
