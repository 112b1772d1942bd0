import { z } from 'zod';
import { currency } from '../events/parts.ts';
import { names } from './departments.ts';
import {
  actor,
  definitionStatuses,
  definitionStep,
  indicatorUnit,
  polarity,
  thresholds,
} from './indicator-definitions.ts';
import { interval } from './interval.ts';

const key = (most: number) =>
  z
    .string()
    .max(most)
    .regex(
      /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
      `needs lower-case words joined by hyphens, at most ${most} characters`,
    );
const bilingual = (most: number) =>
  z.strictObject({ en: z.string().min(1).max(most), zh: z.string().min(1).max(most) });
const indicatorKey = z.string().max(100);
const departmentKey = z.string().max(100);

/**
 * Which figure of an indicator that has several: money, derived measures and item groups are never pooled. An indicator
 * stands in a set once, or once per variant.
 */
const itemVariant = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('currency'), currency }),
  z.strictObject({ kind: z.literal('measure'), measure: z.string().max(100) }),
  z.strictObject({ kind: z.literal('item-group'), itemGroup: z.string().max(250) }),
]);
export type ItemVariant = z.infer<typeof itemVariant>;

/** How the figures of departments become one of the department above them. */
const rollUp = z.discriminatedUnion('policy', [
  /** Every answer says as much: tallies are pooled and read once. */
  z.strictObject({ policy: z.literal('volume') }),
  /** Every department directly below says as much; what counts for the department itself and none of these does not. */
  z.strictObject({ policy: z.literal('equal') }),
  /** By numbers that somebody declared, by department key: customers, say. One that is not named has what is below it. */
  z.strictObject({ policy: z.literal('population'), weights: z.record(departmentKey, z.number()) }),
]);
export type RollUp = z.infer<typeof rollUp>;
export const rollUpPolicies = ['volume', 'equal', 'population'] as const;

/** How a value becomes a score of 0..100 for the index; the better end is that of the indicator's polarity. */
const itemScore = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('min-max'), low: z.number(), high: z.number() }),
  /** The share of the set's target that is attained; never of a local one, or indices could not be compared. */
  z.strictObject({ kind: z.literal('target') }),
]);
export type ItemScore = z.infer<typeof itemScore>;

const setItem = z.strictObject({
  indicator: indicatorKey,
  /** Null for indicators of one figure. */
  variant: itemVariant.nullable(),
  /** At least 0; only the ratios matter. */
  weight: z.number(),
  /** Null: that of the indicator itself, if it has one. */
  target: z.number().nullable(),
  thresholds: thresholds.nullable(),
  rollUp,
  /** Departments that adopt the set cannot set a target or thresholds of their own for it. */
  locked: z.boolean(),
  /** Null: shown, but no part of the index. */
  score: itemScore.nullable(),
});
export type SetItem = z.infer<typeof setItem>;

const setGroup = z.strictObject({
  key: key(50),
  names: bilingual(200),
  items: z.array(setItem).max(50),
});
export type SetGroup = z.infer<typeof setGroup>;

const setIndex = z.strictObject({
  names: bilingual(200),
  /** `arithmetic` lets a good part make up for a bad one, `geometric` less so: one part at 0 makes it 0. */
  aggregation: z.enum(['arithmetic', 'geometric']),
  /** The least share of all weight, 0..1, that must have a score; null: without any one part there is no index. */
  minimumCoverage: z.number().nullable(),
});
export type SetIndex = z.infer<typeof setIndex>;

/** What a set is, in one version. */
export const indicatorSetBody = z.strictObject({
  names: bilingual(200),
  explanations: bilingual(2000),
  /** Who answers for it: a person or an office. */
  owner: z.string().min(1).max(200),
  groups: z.array(setGroup).max(20),
  /** One number of all scores; null for none. */
  index: setIndex.nullable(),
});
export type IndicatorSetBody = z.infer<typeof indicatorSetBody>;

const setVersion = z.object({
  set: z.string(),
  version: z.int(),
  status: z.enum(definitionStatuses),
  /** Goes up with every change: whoever changes a version says which one they have read. */
  revision: z.int(),
  /** The first local day it is in force; null where it is since ever, or was never published. */
  from: z.iso.date().nullable(),
  /** The last local day; null while there is no end to it, or it was never published. */
  to: z.iso.date().nullable(),
  /** The department that proposed it; null where it comes from those who look after the set. */
  proposedBy: z.string().nullable(),
  body: indicatorSetBody,
  steps: z.array(definitionStep),
});
export type SetVersion = z.infer<typeof setVersion>;

export const indicatorSet = z.object({
  key: z.string(),
  /** The newest first. */
  versions: z.array(setVersion),
});
export type IndicatorSetAnswer = z.infer<typeof indicatorSet>;

const setEntry = z.object({
  key: z.string(),
  names,
  explanations: names,
  owner: z.string(),
  /** Items of the version shown. */
  items: z.int(),
  hasIndex: z.boolean(),
  /** The version that is in force today; null where none is. */
  inForce: z.object({ version: z.int(), from: z.iso.date().nullable() }).nullable(),
  /** A newer version that is being worked on. */
  open: z.object({ version: z.int(), status: z.enum(['draft', 'in-review']) }).nullable(),
  /** Versions there are in all. */
  versions: z.int(),
  /** Keys of the departments that adopted it, of those you may see. */
  adoptedBy: z.array(z.string()),
});
export type SetEntry = z.infer<typeof setEntry>;

export const indicatorSets = z.object({ sets: z.array(setEntry) });

const why = z.string().min(1).max(2000);

export const newSet = z.strictObject({
  // Its address lists templates.
  key: key(100).refine((name) => name !== 'templates', 'is taken'),
  body: indicatorSetBody,
  why,
});
export type NewSet = z.infer<typeof newSet>;

/** The next version of a set there is. */
export const newSetVersion = z.strictObject({ body: indicatorSetBody, why });
export type NewSetVersion = z.infer<typeof newSetVersion>;

export const editedSetVersion = z.strictObject({ revision: z.int(), body: indicatorSetBody, why });
export type EditedSetVersion = z.infer<typeof editedSetVersion>;

/** A change of the core that a department asks for: it becomes the next version, in review. */
export const setProposal = z.strictObject({ department: departmentKey, body: indicatorSetBody, why });
export type SetProposal = z.infer<typeof setProposal>;

export const versionDiffQuery = z.object({
  /** The version to compare with; without it the one published before, or nothing. */
  against: z.coerce.number().int().min(1).optional(),
});
export type VersionDiffQuery = z.infer<typeof versionDiffQuery>;

/** What is another, field by field; lists are compared by what names their members. */
export const fieldChange = z.object({
  /** `groups.loyalty.items.nps.weight`; of a variant `groups.value.items.revenue@CNY.weight`. */
  path: z.string(),
  /** Undefined where there was, or is, nothing. */
  before: z.unknown().optional(),
  after: z.unknown().optional(),
});
export type FieldChange = z.infer<typeof fieldChange>;

export const setDiff = z.object({
  set: z.string(),
  version: z.int(),
  against: z.int().nullable(),
  changes: z.array(fieldChange),
});
export type SetDiff = z.infer<typeof setDiff>;

/** What a department wants of an item that is not locked; null: as the set says. */
const localTarget = z.strictObject({
  indicator: indicatorKey,
  /** As the item names it. */
  variant: itemVariant.nullable().default(null),
  target: z.number().nullable(),
  thresholds: thresholds.nullable(),
});
export type LocalTarget = z.infer<typeof localTarget>;

/** An item of a department alone; it is no part of the index. */
const localItem = setItem.pick({ indicator: true, variant: true, target: true, thresholds: true });
export type LocalItem = z.infer<typeof localItem>;

const localTargets = z.array(localTarget).max(200).default([]);
const localItems = z.array(localItem).max(50).default([]);

export const newAdoption = z.strictObject({
  department: departmentKey,
  targets: localTargets,
  items: localItems,
  why,
});
export type NewAdoption = z.infer<typeof newAdoption>;

export const editedAdoption = z.strictObject({
  revision: z.int(),
  targets: localTargets,
  items: localItems,
  why,
});
export type EditedAdoption = z.infer<typeof editedAdoption>;

export const adoptionEndQuery = z.object({ revision: z.coerce.number().int(), why });
export type AdoptionEnd = z.infer<typeof adoptionEndQuery>;

/** A department, with what is below it, works by a set. */
export const adoption = z.object({
  set: z.string(),
  department: z.string(),
  revision: z.int(),
  targets: z.array(localTarget),
  items: z.array(localItem),
  /** Who changed it last, and why. */
  by: actor,
  why: z.string(),
  at: z.iso.datetime(),
});
export type AdoptionAnswer = z.infer<typeof adoption>;

export const adoptions = z.object({ adoptions: z.array(adoption) });

/** Where a target or thresholds come from: a department, the set, or the indicator itself. */
const targetSource = z.enum(['local', 'set', 'indicator']);
const targetInForce = z.object({ value: z.number(), source: targetSource });
const thresholdsInForce = z.object({ ...thresholds.shape, source: targetSource });

export const boardQuery = z.object({
  from: z.iso.date(),
  to: z.iso.date(),
  version: z.coerce.number().int().min(1).optional(),
});
export type BoardQuery = z.infer<typeof boardQuery>;

const boardItem = z.object({
  indicator: z.string(),
  variant: itemVariant.nullable(),
  group: z.string(),
  names,
  locked: z.boolean(),
});

const boardCell = z.object({
  indicator: z.string(),
  variant: itemVariant.nullable(),
  /** An item that the department added, or one above it. */
  local: z.boolean(),
  /**
   * `unbound`: nothing of it counts. `silent`: bound, but no fact in the period. `partial`: facts began within it, or
   * some departments below have none. Of a department with others below it: of all these.
   */
  state: z.enum(['covered', 'partial', 'silent', 'unbound']),
  target: targetInForce.nullable(),
  thresholds: thresholdsInForce.nullable(),
});

/** Who works by the set, and what of it each department has data for. */
export const adoptionBoard = z.object({
  set: z.string(),
  version: z.int(),
  period: z.string(),
  items: z.array(boardItem),
  /** In order of the tree. */
  departments: z.array(
    z.object({
      department: z.string(),
      names,
      /** The department itself, or the nearest one above it that adopted the set; null where none did. */
      adoptedBy: z.string().nullable(),
      cells: z.array(boardCell),
    }),
  ),
});
export type AdoptionBoard = z.infer<typeof adoptionBoard>;

export const setGrains = ['total', 'month', 'quarter', 'year'] as const;

export const setValuesQuery = z.object({
  from: z.iso.date(),
  to: z.iso.date(),
  grain: z.enum(setGrains).default('total'),
  /** Only this department and what is below it. */
  department: departmentKey.optional(),
  /** A row for every department; without it for the topmost alone. */
  by: z.literal('department').optional(),
  /** All of it as this version, whenever that is in force; without it each day as the version then in force. */
  version: z.coerce.number().int().min(1).optional(),
});
export type SetValuesQuery = z.infer<typeof setValuesQuery>;

export const standings = ['good', 'watch', 'bad', 'uncertain'] as const;

/** One item of a set, of one department and period. `value` is null where it is not computable; `reason` says why. */
const setFigure = z.object({
  indicator: z.string(),
  variant: itemVariant.nullable(),
  /** Of the indicator; null where none was in force. */
  version: z.int().nullable(),
  local: z.boolean(),
  value: z.number().nullable(),
  /** Null where the figure is hidden: how few there are would say too much already. */
  n: z.int().nullable(),
  interval: interval.nullable(),
  reason: z.string().optional(),
  /** Why a value has no interval, where more data would not give it one. */
  intervalReason: z.string().optional(),
  /** How it was made; departments without others below them are always read by volume. */
  policy: z.enum(rollUpPolicies),
  /** Of a figure made of those below: the share of their weight, 0..1, that has a value to show; else null. */
  coverage: z.number().nullable(),
  target: targetInForce.nullable(),
  thresholds: thresholdsInForce.nullable(),
  /** On which side of the thresholds the whole interval lies; `uncertain` where it lies on both sides of one. */
  standing: z.enum(standings).nullable(),
  standingReason: z.enum(['no-value', 'no-thresholds', 'no-interval']).optional(),
  /** 0..100, for the index; null where it has no value, or is no part of the index. */
  score: z.number().nullable(),
  /** Of the figure, or of those it was made of. */
  receipts: z.array(z.string()),
});
export type SetFigure = z.infer<typeof setFigure>;

/** The overall index, 0..100. */
const indexFigure = z.object({
  value: z.number().nullable(),
  /** The smallest n of its parts; null where a part is hidden. */
  n: z.int().nullable(),
  interval: interval.nullable(),
  /** The share of all weight whose parts have a score, 0..1. */
  coverage: z.number(),
  reason: z.string().optional(),
  intervalReason: z.string().optional(),
});
export type IndexFigure = z.infer<typeof indexFigure>;

const valuesItem = setItem
  .pick({ indicator: true, variant: true, weight: true, rollUp: true, locked: true, score: true })
  .extend({
    group: z.string(),
    names,
    unit: indicatorUnit,
    polarity,
  });

const setRow = z.object({
  /** ISO 8601 interval of local days, both inclusive. */
  period: z.string(),
  /** Of the set; a period during which it, or an indicator of it, changed has a row for each stretch of its days. */
  version: z.int(),
  department: z.string(),
  adoptedBy: z.string().nullable(),
  figures: z.array(setFigure),
  /** Null where the version has none. */
  index: indexFigure.nullable(),
});
export type SetRow = z.infer<typeof setRow>;

/** Departments directly below one, in order of an item, as far as their intervals tell them apart. */
const setRanking = z.object({
  period: z.string(),
  version: z.int(),
  indicator: z.string(),
  variant: itemVariant.nullable(),
  parent: z.string(),
  places: z.array(
    z.object({
      department: z.string(),
      /** Its place, 1 being the best, where its interval overlaps no other; else null. */
      rank: z.int().nullable(),
      /** The places it may have; null without a value or an interval. */
      range: z.object({ best: z.int(), worst: z.int() }).nullable(),
      /** Departments of two tiers can be told apart. */
      tier: z.int().nullable(),
    }),
  ),
});
export type SetRanking = z.infer<typeof setRanking>;

export const setValues = z.object({
  set: z.string(),
  /** Those that answered, and the days they are in force; null: since ever, or until further notice. */
  versions: z.array(
    z.object({
      version: z.int(),
      from: z.iso.date().nullable(),
      to: z.iso.date().nullable(),
      names,
      groups: z.array(setGroup.pick({ key: true, names: true })),
      items: z.array(valuesItem),
      index: setIndex.nullable(),
    }),
  ),
  rows: z.array(setRow),
  /** Of items whose indicator has a better end; only with `by=department`. */
  ranks: z.array(setRanking),
});
export type SetValues = z.infer<typeof setValues>;

/** A set to begin with: its body goes into `POST /v1/indicator-sets`. */
const setTemplate = z.object({
  key: z.string(),
  body: indicatorSetBody,
  /** Where weights, targets and thresholds come from. */
  sources: z.array(names),
  /** What has to be there first: indicators of plugins, and variants as `<indicator>@<variant>`. */
  missing: z.array(z.string()),
});
export type SetTemplate = z.infer<typeof setTemplate>;

export const setTemplates = z.object({ templates: z.array(setTemplate) });
