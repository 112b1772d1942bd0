import type { FieldChange } from '@attune/contracts';

type Fields = Readonly<Record<string, unknown>>;

/**
 * What is another in a body, field by field, in the order of the fields. Lists of things that have a name (`key`,
 * `indicator`, `department`) are compared by it, whatever their order; other lists as a whole.
 *
 * @param before undefined where there was nothing: everything is new
 */
export function changesBetween(before: unknown, after: unknown): FieldChange[] {
  return changesAt('', before, after);
}

function changesAt(path: string, before: unknown, after: unknown): FieldChange[] {
  if (same(before, after)) return [];
  const [old, now] = [fieldsOf(before), fieldsOf(after)];
  // A thing that is new or gone is told as a whole, but for the body itself.
  if (old === undefined || now === undefined) {
    if (path === '' && now !== undefined) return fieldChanges(path, {}, now);
    return [{ path, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) }];
  }
  const changes = fieldChanges(path, old, now);
  // The same members in another order.
  return changes.length > 0 ? changes : [{ path, before, after }];
}

function fieldChanges(path: string, before: Fields, after: Fields): FieldChange[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].flatMap((name) =>
    changesAt(path === '' ? name : `${path}.${name}`, own(before, name), own(after, name)),
  );
}

const own = (fields: Fields, name: string) => (Object.hasOwn(fields, name) ? fields[name] : undefined);

/** Of an object its fields, of a list of named things these by their names; undefined of anything else. */
function fieldsOf(value: unknown): Fields | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (!Array.isArray(value)) return value as Fields;
  const names = value.map(nameOf);
  const areNames = names.every((name) => name !== undefined) && new Set(names).size === names.length;
  return areNames && names.length > 0
    ? Object.fromEntries(value.map((each: unknown, at) => [names[at], each]))
    : undefined;
}

function nameOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const named = value as Fields;
  const name = named['key'] ?? named['indicator'] ?? named['department'];
  return typeof name === 'string' ? `${name}${variantName(named['variant'])}` : undefined;
}

/** `@CNY`; empty for none. */
function variantName(variant: unknown): string {
  if (typeof variant !== 'object' || variant === null) return '';
  const { kind: _, ...named } = variant as Fields;
  return `@${Object.values(named).join()}`;
}

/** Fields may stand in any order: a database does not keep it. */
function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b))
    return (
      Array.isArray(a) &&
      Array.isArray(b) &&
      a.length === b.length &&
      a.every((each, at) => same(each, b[at]))
    );
  const [one, other] = [a as Fields, b as Fields];
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && same(one[key], other[key]))
  );
}
