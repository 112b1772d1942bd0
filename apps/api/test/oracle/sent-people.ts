import fc from 'fast-check';
import {
  departments,
  dimensions,
  event,
  externals,
  references,
  small,
  sometimes,
  stated,
} from './sent-parts.ts';

/** What changes who is whom, and whose answers count. */
export const people = fc.oneof(
  event(
    'customer.registered',
    small('p', 5),
    stated({
      customer: references,
      segment: fc.constantFrom('gold', 'silver', undefined),
      region: fc.constantFrom('north', undefined),
      department: sometimes(departments),
      name: sometimes(fc.constant('Li')),
    }),
  ),
  event(
    'customer.updated',
    small('p', 5),
    stated({ customer: references, segment: fc.constantFrom('gold', 'silver') }),
  ),
  event(
    'consent.changed',
    small('p', 9),
    stated({
      ...dimensions,
      customer: references,
      purpose: fc.constantFrom('surveys', 'surveys', 'marketing'),
      granted: fc.boolean(),
    }),
  ),
  event('customer.merged', small('m', 9), stated({ customer: references, absorbed: references })),
  event('customer.merged', small('m', 9), stated({ customer: externals, absorbed: externals })),
  event('customer.unmerged', small('m', 9), stated({ customer: externals, absorbed: externals })),
  event(
    'customer.erased',
    small('p', 9),
    stated({ customer: references, department: sometimes(departments) }),
  ),
);
