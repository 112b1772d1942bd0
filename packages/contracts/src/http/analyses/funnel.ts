import { z } from 'zod';
import { bounds, days, level, name, within } from './parts.ts';

/** Events to be passed in order by one customer, at a touchpoint or anywhere. */
export const funnelParameters = z.strictObject({
  steps: z
    .array(z.strictObject({ event: name, touchpoint: name.optional() }))
    .min(2)
    .max(10),
  /** Days after the first step within which the others count. */
  windowDays: z.int().min(1).max(366).default(30),
  /** When the first step is taken; the others may come later. */
  ...days,
  ...within,
  level,
});
export type FunnelParameters = z.infer<typeof funnelParameters>;

/** A share 0..1; null of nobody. */
const conversion = z.object({ value: z.number().nullable(), interval: bounds.nullable() });

export const funnelResult = z.object({
  kind: z.literal('funnel'),
  steps: z.array(
    z.object({
      event: z.string(),
      touchpoint: z.string().nullable(),
      /** Customers who came at least this far. */
      customers: z.int(),
      /** Of those who passed the step before; null at the first. */
      conversion: conversion.nullable(),
    }),
  ),
  overall: conversion,
  /** Events that name no customer and cannot be followed. */
  withoutCustomer: z.int(),
  level: z.number(),
});
export type FunnelResult = z.infer<typeof funnelResult>;
