import type { Binding, IndicatorBody, ScaleConversion } from '@attune/contracts';
import { rowsOfBindings } from './binding-rows.ts';

/** Fields of a body that are one value; bindings are told one by one. */
const bodyFields = [
  'names.zh',
  'names.en',
  'explanations.zh',
  'explanations.en',
  'owner',
  'method',
  'unit',
  'polarity',
  'range',
  'filter',
  'exclude',
  'minimumN',
  'target',
  'thresholds',
  'tags',
] as const;
export type BodyField = (typeof bodyFields)[number];

interface FieldChange {
  field: BodyField;
  /** The bodies themselves are shown: a value alone does not know its unit. */
  before: IndicatorBody | null;
  after: IndicatorBody;
}

interface BindingChange {
  input: string;
  /** Null is every department. */
  department: string | null;
  measure: string;
  /** Undefined where it is not bound, null where it is bound as it is. */
  before: ScaleConversion | null | undefined;
  after: ScaleConversion | null | undefined;
}

export interface BodyDiff {
  fields: FieldChange[];
  bindings: BindingChange[];
  /** By key, which readings the bindings feed; null for a formula, or where there is nothing before. */
  readings: { before: string | null; after: string | null };
}

const valueOf = (body: IndicatorBody, field: BodyField): unknown => {
  const { method } = body;
  switch (field) {
    case 'names.zh':
      return body.names.zh;
    case 'names.en':
      return body.names.en;
    case 'explanations.zh':
      return body.explanations.zh;
    case 'explanations.en':
      return body.explanations.en;
    case 'method':
      return method.kind === 'formula' ? method : [method.reading, method.bindings === null];
    default:
      return body[field];
  }
};

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/**
 * What differs between two definitions, field by field. Without one before, all that says something.
 *
 * @param root key of the department that holds all others
 */
export function bodyDiff(before: IndicatorBody | null, after: IndicatorBody, root: string): BodyDiff {
  const fields = bodyFields
    .filter((field) =>
      before ? !same(valueOf(before, field), valueOf(after, field)) : says(valueOf(after, field)),
    )
    .map((field) => ({ field, before, after }));
  return {
    fields,
    bindings: bindingChanges(bindingsOf(before), bindingsOf(after), root),
    readings: { before: readingOf(before), after: readingOf(after) },
  };
}

const readingOf = (body: IndicatorBody | null): string | null =>
  body?.method.kind === 'reading' ? body.method.reading : null;

const says = (value: unknown) => value !== null && !(Array.isArray(value) && value.length === 0);

const bindingsOf = (body: IndicatorBody | null): readonly Binding[] =>
  body?.method.kind === 'reading' ? (body.method.bindings ?? []) : [];

function bindingChanges(
  before: readonly Binding[],
  after: readonly Binding[],
  root: string,
): BindingChange[] {
  const changes = new Map<string, BindingChange>();
  for (const [side, bindings] of [
    ['before', before],
    ['after', after],
  ] as const)
    for (const { input, department, measure, conversion } of rowsOfBindings(bindings, root)) {
      const name = [input, department, measure].join(' ');
      const change = changes.get(name) ?? { input, department, measure, before: undefined, after: undefined };
      change[side] = conversion;
      changes.set(name, change);
    }
  return [...changes.values()].filter((change) => !same(toldOf(change.before), toldOf(change.after)));
}

/** JSON knows no undefined. */
const toldOf = (conversion: ScaleConversion | null | undefined) =>
  conversion === undefined ? 'unbound' : conversion;
