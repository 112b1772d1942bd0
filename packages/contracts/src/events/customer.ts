import { z } from 'zod';
import { text } from '../cloud-event.ts';
import { defineEvent } from './define-event.ts';
import { anyPlace, attributes, customerReference, key, placeDimensions, reason } from './parts.ts';

const profile = {
  customer: customerReference,
  ...anyPlace,
  name: text(200).optional(),
  language: key.optional(),
  attributes: attributes.optional(),
};

export const customerRegistered = defineEvent('customer.registered', {
  version: 1,
  summary: 'A customer became known.',
  data: z.strictObject(profile),
  measures: [],
  dimensions: placeDimensions,
  personal: ['customer', 'name', 'attributes'],
});

export const customerUpdated = defineEvent('customer.updated', {
  version: 1,
  summary: 'Something about a customer changed; what is not named stays as it was.',
  data: z.strictObject(profile),
  measures: [],
  dimensions: placeDimensions,
  personal: ['customer', 'name', 'attributes'],
});

const pair = z.strictObject({
  /** The one that stays. */
  customer: customerReference,
  /** The one that is taken into it. */
  absorbed: customerReference,
  department: key.optional(),
});

export const customerMerged = defineEvent('customer.merged', {
  version: 1,
  summary: 'Two customers turned out to be one.',
  data: pair,
  measures: [],
  dimensions: [],
  personal: ['customer', 'absorbed'],
});

export const customerUnmerged = defineEvent('customer.unmerged', {
  version: 1,
  summary: 'A merge is taken back.',
  data: pair,
  measures: [],
  dimensions: [],
  personal: ['customer', 'absorbed'],
});

export const customerErased = defineEvent('customer.erased', {
  version: 1,
  summary: 'All personal data of a customer is to be removed.',
  data: z.strictObject({
    customer: customerReference,
    department: key.optional(),
    reason: reason.optional(),
  }),
  measures: [],
  dimensions: [],
  personal: ['customer', 'reason'],
});
