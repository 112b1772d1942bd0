import { z } from 'zod';
import { bounds, level, name, seed, within } from './parts.ts';

/** Who is about to be lost. Learnt at one cut-off, judged at a later one, told for a third. */
export const churnModelParameters = z.strictObject({
  /** Lost is who stays away for the horizon, or whose last subscription is cancelled within it. */
  label: z.enum(['inactivity', 'subscription-cancelled']),
  /** Events that show a customer is there; for `inactivity`. */
  activity: z.array(name).min(1).max(10).default(['order.placed']),
  /** Features are of the days before it, labels of the days from it on. */
  cutOff: z.iso.date(),
  horizonDays: z.int().min(7).max(366).default(90),
  /** Events that features are made of. */
  events: z
    .array(name)
    .min(1)
    .max(12)
    .default([
      'order.placed',
      'interaction.recorded',
      'ticket.opened',
      'complaint.filed',
      'response.recorded',
    ]),
  /** Lengths of time before the cut-off in which events are counted, in days. */
  windows: z.array(z.int().min(1).max(1100)).min(1).max(5).default([30, 90, 365]),
  /** The age at which an event's freshness is one half, in days. */
  halfLifeDays: z.int().min(1).max(1100).default(30),
  ...within,
  seed,
  level,
  /** How many of the most endangered customers are named. */
  top: z.int().min(0).max(200).default(50),
});
export type ChurnModelParameters = z.infer<typeof churnModelParameters>;

const sample = z.object({ cutOff: z.iso.date(), customers: z.int(), lost: z.int() });

/** On customers of the later cut-off, whom the model had not seen. What cannot be computed is null. */
const quality = z.object({
  auc: z.number().nullable(),
  /** DeLong's. */
  aucInterval: bounds.nullable(),
  brier: z.number().nullable(),
  logLoss: z.number().nullable(),
  averagePrecision: z.number().nullable(),
  /** Expected calibration error over ten bins. */
  calibrationError: z.number().nullable(),
  /** Perfect: slope 1, both intercepts 0. */
  calibration: z.object({ slope: z.number(), intercept: z.number(), inTheLarge: z.number() }).nullable(),
  calibrationReason: z.string().nullable(),
  /** Among the tenth with the highest risk: losses against the average, and the share of all losses. */
  lift: z.number().nullable(),
  capture: z.number().nullable(),
  bins: z.array(
    z.object({
      from: z.number(),
      to: z.number(),
      customers: z.int(),
      predicted: z.number(),
      observed: z.number(),
    }),
  ),
});
export type ChurnQuality = z.infer<typeof quality>;

export const churnModelResult = z.object({
  kind: z.literal('churn-model'),
  features: z.array(z.string()),
  learnt: sample,
  judged: sample,
  logistic: z.object({
    terms: z
      .array(
        z.object({
          feature: z.string(),
          estimate: z.number(),
          /** Null under a ridge. */
          interval: bounds.nullable(),
          p: z.number().nullable(),
          /** Change of the log odds per standard deviation: comparable between features. */
          perDeviation: z.number(),
        }),
      )
      .nullable(),
    intercept: z.number().nullable(),
    /** Above 0 where features tell the lost apart perfectly or say the same: `problem` tells which. */
    ridge: z.number(),
    problem: z.enum(['too-few-rows', 'one-class', 'collinear', 'separated', 'not-converged']).nullable(),
    quality: quality.nullable(),
  }),
  boosting: z.object({
    trees: z.int().nullable(),
    /** Shares of all that splits gained, highest first. */
    importance: z.array(z.object({ feature: z.string(), share: z.number() })).nullable(),
    problem: z.enum(['too-few-rows', 'one-class']).nullable(),
    quality: quality.nullable(),
  }),
  /** Customers at the end of what was observed, by the model with the higher AUC; null without a model. */
  scored: z
    .object({
      on: z.iso.date(),
      model: z.enum(['logistic', 'boosting']),
      customers: z.int(),
      /** Σ of their risks. */
      expectedLosses: z.number(),
      /** The most endangered first. */
      top: z.array(z.object({ customer: z.int(), risk: z.number() })),
    })
    .nullable(),
});
export type ChurnModelResult = z.infer<typeof churnModelResult>;
