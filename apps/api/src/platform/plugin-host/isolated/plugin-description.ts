import { indicator as indicatorAnswer, questionTypes } from '@attune/contracts';
import { checkSdkRange, defineIndicator, type IndicatorInputs, SdkError } from '@attune/plugin-sdk';
import { z } from 'zod';
import type { IndicatorDescription } from '../indicator-reader.ts';
import { PluginFailure } from '../plugin-failure.ts';

const kebab = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)
  .max(64);
/** An event type, such as `order.placed`, or a field of it. */
const term = z
  .string()
  .regex(/^[A-Za-z][\w.-]*$/)
  .max(100);
const texts = (most: number) => z.object({ en: z.string().max(most), zh: z.string().max(most) });

const field = z.strictObject({ event: term, field: term });
const money = z.strictObject({ event: term, field: term, perCurrency: z.literal(true) });
const question = z.enum(questionTypes).exclude(['text']);
const whole = z.int().min(-1_000_000).max(1_000_000);
const scale = { min: z.int().min(-100).max(100), max: z.int().min(-100).max(100) };

const input = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('score'),
    source: z.union([z.strictObject({ question }), z.strictObject({ derived: kebab })]),
    ...scale,
  }),
  z.strictObject({
    kind: z.literal('count'),
    source: z.strictObject({ event: term, field: term.optional() }),
  }),
  z.strictObject({ kind: z.literal('sum'), source: z.union([field, money]) }),
  z.strictObject({ kind: z.literal('duration'), source: field }),
  z.strictObject({
    kind: z.literal('fraction'),
    denominator: z.literal(1),
    source: z.union([
      z.strictObject({ derived: kebab }),
      z.strictObject({ question, low: whole, high: whole }),
    ]),
  }),
  z.strictObject({ kind: z.literal('moments'), source: z.strictObject({ itemGroup: kebab.nullable() }) }),
  z.strictObject({
    kind: z.literal('people'),
    source: z.union([
      z.strictObject({ events: z.array(term).min(1).max(20) }),
      z.strictObject({ amount: money }),
    ]),
  }),
  z.strictObject({
    kind: z.literal('movement'),
    source: z.strictObject({ tenuresOf: z.literal('subscription') }),
  }),
]);

const { unit, polarity } = indicatorAnswer.shape;

const described = z.object({
  key: kebab,
  version: z.int().min(1),
  names: texts(200),
  explanations: texts(2000),
  unit,
  polarity,
  range: z.tuple([z.number(), z.number()]).nullable(),
  minimumN: z.int().min(1),
  inputs: z
    .record(z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/), input)
    .refine((inputs) => Object.keys(inputs).length <= 12 && !Object.hasOwn(inputs, 'constructor')),
  worths: z.array(z.int()).max(201).nullable(),
});

const shape = z.object({ name: kebab, sdk: z.string().max(20), indicators: z.array(described).max(100) });

/** What an isolated plugin is, checked as if it were written here. */
export interface PluginDescription {
  /** JSON; it can be kept, and read again by `readDescription`. */
  told: unknown;
  name: string;
  sdk: string;
  indicators: IndicatorDescription[];
}

/** Throws `PluginFailure` `plugin-invalid`: what a plugin tells of itself is believed no more than its figures. */
export function readDescription(told: unknown): PluginDescription {
  const { success, data, error } = shape.safeParse(told);
  if (!success) throw new PluginFailure('plugin-invalid', z.prettifyError(error).slice(0, 500));
  try {
    checkSdkRange(data.sdk);
    return { told: data, name: data.name, sdk: data.sdk, indicators: data.indicators.map(definitionOf) };
  } catch (problem) {
    if (problem instanceof SdkError) throw new PluginFailure('plugin-invalid', problem.message.slice(0, 500));
    throw problem;
  }
}

/** By the same door as every indicator, which knows the rules; what would run it is left out again. */
function definitionOf({ worths, inputs, ...data }: z.infer<typeof described>): IndicatorDescription {
  const [first] = Object.values(inputs);
  const lowest = first?.kind === 'score' ? first.min : 0;
  const {
    read: _,
    compare: __,
    explain: ___,
    ...definition
  } = defineIndicator({
    ...data,
    // The methods of derived measures are the host's to know: one that there is not has no measures to be read.
    inputs: inputs as IndicatorInputs,
    worth: worths ? (point) => worths[point - lowest] ?? Number.NaN : undefined,
    read: isolatedOnly,
    compare: isolatedOnly,
  });
  return Object.freeze(definition);
}

function isolatedOnly(): never {
  throw new Error('An isolated indicator is read in its own process.');
}
