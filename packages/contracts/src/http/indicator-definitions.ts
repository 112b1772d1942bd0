import { z } from 'zod';
import { names } from './departments.ts';
import { exampleFormula, exampleIndicator } from './example-bodies.ts';
import {
  bilingual,
  definitionStatus,
  definitionStep,
  revision,
  versionedKey,
  why,
} from './reviewed-versions.ts';

/** How answers on one scale become points of another. Scales are never pooled without one. */
export const scaleConversion = z.discriminatedUnion('kind', [
  z
    .strictObject({ kind: z.literal('table'), points: z.array(z.int()).max(101) })
    .describe("Where each point of the question's scale goes, from its lowest on."),
  z
    .strictObject({ kind: z.literal('linear') })
    .describe('End to end and evenly between; refused where a point would land between two.'),
  z
    .strictObject({ kind: z.literal('reversed') })
    .describe('The same, turned round: for questions whose lowest point is the best.'),
]);
export type ScaleConversion = z.infer<typeof scaleConversion>;

const ends = z.object({ min: z.number(), max: z.number() });

/** How a measure comes onto the scale of what reads it, whether a binding says so or the reading does it by itself. */
const conversionInUse = z.object({ kind: z.enum(['linear', 'reversed', 'table']), from: ends, to: ends });
export type ConversionInUse = z.infer<typeof conversionInUse>;

/** One measure that feeds one input of a reading. */
export const binding = z.strictObject({
  input: z.string().max(100),
  measure: z.string().max(300),
  departments: z
    .array(z.string().max(100))
    .max(200)
    .describe('Keys of the departments whose facts count, with all below them; empty for every department.'),
  conversion: scaleConversion
    .nullable()
    .describe('Null where the question is on the scale of the reading already.'),
});
export type Binding = z.infer<typeof binding>;

const indicatorMethod = z.discriminatedUnion('kind', [
  z
    .strictObject({
      kind: z.literal('reading'),
      reading: z.string().max(100),
      bindings: z.array(binding).max(500).nullable(),
    })
    .describe(
      'A reading that a plugin contributed, of the measures bound to its inputs; `bindings` null: of every question and event that it reads by itself.',
    ),
  z
    .strictObject({ kind: z.literal('formula'), formula: z.string().max(1000) })
    .describe(
      'A CEL expression over other indicators, by their keys with `_` for `-`: `0.6 * nps + 40 * csat_top_box`.',
    ),
]);
export type IndicatorMethod = z.infer<typeof indicatorMethod>;

export const indicatorUnits = ['points', 'score', 'share', 'per-thousand', 'count', 'ms', 'money'] as const;
export const indicatorUnit = z.enum(indicatorUnits);
export const polarity = z.enum(['higher-is-better', 'lower-is-better', 'neutral']);

/** From which value on a figure is good, and from which on it is worth watching; the rest is bad. */
export const thresholds = z.strictObject({ good: z.number(), watch: z.number() });
export type Thresholds = z.infer<typeof thresholds>;

/** What an indicator is, in one version. */
export const indicatorBody = z.strictObject({
  names: bilingual(200),
  explanations: bilingual(2000),
  owner: z.string().min(1).max(200).describe('Who answers for it: a person or an office.'),
  unit: indicatorUnit,
  polarity,
  range: z
    .tuple([z.number(), z.number()])
    .nullable()
    .describe('The ends of what the value can be, where there are any.'),
  method: indicatorMethod,
  filter: z
    .string()
    .max(1000)
    .nullable()
    .describe('A CEL condition over dimensions: only facts for which it holds count. Null for all.'),
  exclude: z
    .string()
    .max(1000)
    .nullable()
    .describe(
      'A CEL condition over dimensions: facts for which it holds are left out, and counted as `by-definition`.',
    ),
  minimumN: z.int().min(1).max(1_000_000).describe('Below this n nothing is shown.'),
  target: z.number().nullable(),
  thresholds: thresholds.nullable(),
  tags: z.array(z.string().min(1).max(50)).max(20),
});
export type IndicatorBody = z.infer<typeof indicatorBody>;

export const definitionVersion = z.object({
  indicator: z.string(),
  version: z.int(),
  status: definitionStatus,
  revision: z
    .int()
    .describe('Goes up with every change: whoever changes a version says which one they have read.'),
  builtIn: z
    .boolean()
    .describe(
      'It came with a plugin, is in force since ever, and cannot be changed: another version can be made of it.',
    ),
  from: z.iso
    .date()
    .nullable()
    .describe('The first local day it is in force; null where it is since ever, or was never published.'),
  to: z.iso
    .date()
    .nullable()
    .describe('The last local day; null while there is no end to it, or it was never published.'),
  plugin: z
    .object({ name: z.string(), readingVersion: z.int(), installed: z.boolean() })
    .nullable()
    .describe('Of the reading, where a plugin contributed it; null for a formula.'),
  body: indicatorBody,
  steps: z.array(definitionStep),
});
export type DefinitionVersion = z.infer<typeof definitionVersion>;

export const indicatorDefinition = z.object({
  key: z.string(),
  versions: z.array(definitionVersion).describe('The newest first.'),
});
export type IndicatorDefinitionAnswer = z.infer<typeof indicatorDefinition>;

const lineageNode = z.object({
  id: z.string().describe('`<kind>:<key>`.'),
  kind: z.enum(['set', 'indicator', 'measure', 'question', 'event']),
  key: z.string(),
  names: names.nullable(),
  version: z.int().nullable().describe('Of an indicator: the version in force that the line goes through.'),
});

/** One line of the library. */
const libraryEntry = z.object({
  key: z.string(),
  names,
  explanations: names,
  owner: z.string(),
  unit: indicatorUnit,
  polarity,
  tags: z.array(z.string()),
  method: z.enum(['reading', 'formula']),
  plugin: z.string().nullable().describe('Of the reading; null for a formula.'),
  inForce: z
    .object({ version: z.int(), from: z.iso.date().nullable() })
    .nullable()
    .describe('The version that is in force today; null where none is.'),
  open: z
    .object({ version: z.int(), status: z.enum(['draft', 'in-review']) })
    .nullable()
    .describe('A newer version that is being worked on.'),
  versions: z.int().describe('Versions there are in all.'),
  usedBy: z
    .array(lineageNode.pick({ id: true, kind: true, key: true, names: true }))
    .describe('Other indicators whose formulas read it, and the sets that have it.'),
});
export type LibraryEntry = z.infer<typeof libraryEntry>;

export const indicatorLibrary = z.object({ indicators: z.array(libraryEntry) });

export const newDefinition = z
  .strictObject({
    key: versionedKey(100).describe(
      'What the indicator is called in addresses, formulas and files, for good.',
    ),
    body: indicatorBody,
    why,
  })
  .meta({
    examples: [
      { key: 'satisfaction-all', body: exampleIndicator, why: 'One number for both departments' },
      { key: 'heart', body: exampleFormula, why: 'For the board' },
    ],
  });
export type NewDefinition = z.infer<typeof newDefinition>;

/** The next version of an indicator there is. */
export const newVersion = z
  .strictObject({ body: indicatorBody, why })
  .meta({ examples: [{ body: exampleIndicator, why: 'Kiosks are left out from now on' }] });
export type NewVersion = z.infer<typeof newVersion>;

export const editedVersion = z
  .strictObject({ revision, body: indicatorBody, why })
  .meta({ examples: [{ revision: 1, body: exampleIndicator, why: 'The target was agreed' }] });
export type EditedVersion = z.infer<typeof editedVersion>;

/** A reading that definitions can be made of. */
const reading = z.object({
  key: z.string(),
  names,
  explanations: names,
  plugin: z.string(),
  version: z.int(),
  unit: indicatorUnit,
  polarity,
  range: z.tuple([z.number(), z.number()]).nullable(),
  minimumN: z.int(),
  inputs: z.array(
    z.object({
      name: z.string(),
      kind: z.string(),
      scale: z
        .object({ min: z.number(), max: z.number(), anyScale: z.boolean() })
        .nullable()
        .describe('Of answers. `anyScale`: questions of any scale are read linearly onto it.'),
      bindable: z.boolean().describe('Whether measures can be bound to it; else it finds them by itself.'),
      measures: z.array(z.string()).describe('Measures that it reads unless a binding says otherwise.'),
    }),
  ),
});
export type ReadingAnswer = z.infer<typeof reading>;

/** What definitions are made of: readings, measures, and what a formula may say. */
export const definitionParts = z.object({
  readings: z.array(reading),
  measures: z.array(
    z.object({
      key: z.string(),
      kind: z.string(),
      scale: z.object({ min: z.int(), max: z.int() }).nullable(),
      survey: z.string().nullable().describe('Of a question.'),
      question: z.string().nullable(),
      text: names.nullable(),
    }),
  ),
  functions: z.array(z.object({ name: z.string(), signature: z.string(), help: names })),
});
export type DefinitionParts = z.infer<typeof definitionParts>;

const lineageEdge = z.object({
  from: z.string().describe('What feeds, and what is fed.'),
  to: z.string(),
  departments: z.array(z.string()).optional().describe('Of a binding: departments it is limited to.'),
  conversion: conversionInUse
    .optional()
    .describe('Of a binding: how a scale is converted on the way, where it is.'),
});
/** What a number is made of, and what is made of it. */
export const lineage = z.object({ nodes: z.array(lineageNode), edges: z.array(lineageEdge) });
export type Lineage = z.infer<typeof lineage>;

/** Which departments feed an indicator, with what, and since when there is any of it. */
export const coverage = z.object({
  indicator: z.string(),
  version: z.int(),
  period: z.string(),
  departments: z.array(
    z.object({
      department: z.string(),
      names,
      state: z
        .enum(['covered', 'partial', 'silent', 'unbound'])
        .describe(
          '`unbound`: nothing of it counts. `silent`: bound, but no fact in the period. `partial`: facts began within it.',
        ),
      measures: z.array(
        z.object({
          input: z.string(),
          measure: z.string(),
          n: z.int().nullable().describe('Null, as the days are, where few answers are protected.'),
          firstDay: z.iso.date().nullable(),
          lastDay: z.iso.date().nullable(),
          conversion: conversionInUse.nullable().describe('Null where it is read as it is.'),
        }),
      ),
    }),
  ),
});
export type Coverage = z.infer<typeof coverage>;
