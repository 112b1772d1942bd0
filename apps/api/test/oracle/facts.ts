import { hasPlace, isValid } from './kinds.ts';
import { People, type Reference } from './people.ts';
import { atOf, earlierFirst, identityOf, isEdit, type SentEvent, targetOf } from './sent-event.ts';
import { rootDepartment, type World } from './world.ts';

/** What a fact is. */
export interface Fact {
  source: string;
  id: string;
  type: string;
  at: number;
  department: string;
  /** Without the customer and the department, with segment and region as they were. */
  data: Record<string, unknown>;
  customer: number | undefined;
  /** There was no consent when it was recorded. */
  withoutConsent: boolean;
}

/** Every fact as it is after all edits, less what was withdrawn; and who is whom in the end. */
export function factsOf(events: readonly SentEvent[], world: World): { facts: Fact[]; people: People } {
  const people = new People();
  const originals: Fact[] = [];
  for (const event of events) {
    if (isEdit(event)) continue;
    originals.push(recorded(event, people));
    people.apply(event);
  }
  const edits = Map.groupBy(events.filter(isEdit), (edit) => identityOf(targetOf(edit)));
  const facts = originals
    .map((original) => edited(original, edits.get(identityOf(original)) ?? [], world))
    .filter((fact) => fact !== undefined);
  return { facts, people };
}

/** A fact as it was recorded: what is known of the customer at that moment becomes part of it. */
export function recorded(event: SentEvent, people: People): Fact {
  const {
    customer,
    department,
    absorbed: _other,
    ...data
  } = event.data as Record<string, unknown> & {
    customer?: Reference;
    department?: string;
  };
  const id = customer && people.resolve(customer);
  const standing = id === undefined ? undefined : people.standing(id);
  const { segment, region } = (hasPlace(event.type) && standing) || {};
  return {
    source: event.source,
    id: event.id,
    type: event.type,
    at: atOf(event),
    department: department ?? rootDepartment,
    data: { ...(segment && { segment }), ...(region && { region }), ...data },
    customer: id,
    withoutConsent: event.type === 'response.recorded' && standing?.consent === false,
  };
}

/**
 * A withdrawal is final. Amendments apply in the order of their own times; one that would leave something that
 * could not have been sent has no effect, neither by itself nor after those before it.
 */
function edited(original: Fact, edits: readonly SentEvent[], world: World): Fact | undefined {
  if (edits.some((edit) => edit.type.endsWith('.withdrawn'))) return undefined;
  return edits
    .filter((edit) => editProblem(original, edit, world) === undefined)
    .map((edit) => ({ edit, at: atOf(edit), source: edit.source, id: edit.id }))
    .toSorted(earlierFirst)
    .reduce((fact, { edit }) => {
      const next = amended(fact, edit);
      return isValid(next.type, next.data, world) ? next : fact;
    }, original);
}

/** Why an edit cannot be taken, by itself. */
export function editProblem(
  original: Fact,
  edit: SentEvent,
  world: World,
): 'department-unknown' | 'edit-invalid' | undefined {
  if (edit.type.endsWith('.withdrawn')) return undefined;
  const { department } = patchOf(edit);
  if (department !== undefined && typeof department !== 'string') return 'edit-invalid';
  const next = amended(original, edit);
  if (!world.departments.includes(next.department)) return 'department-unknown';
  return isValid(next.type, next.data, world) ? undefined : 'edit-invalid';
}

function amended(fact: Fact, edit: SentEvent): Fact {
  const patch = patchOf(edit);
  return {
    ...fact,
    at: patch.time === undefined ? fact.at : Date.parse(patch.time),
    department: (patch.department as string | undefined) ?? fact.department,
    data: merged(fact.data, patch.data) as Record<string, unknown>,
  };
}

interface Patch {
  /** As sent: what is no name of a department is refused. */
  department: unknown;
  time: string | undefined;
  data: Record<string, unknown>;
}

/** Who a fact is about is never changed by an edit. */
function patchOf(edit: SentEvent): Patch {
  if (edit.type === 'fact.amended') {
    const { data = {}, time } = edit.data as { data?: Record<string, unknown>; time?: string };
    const { customer: _fixed, department, ...rest } = data;
    return { department, time, data: rest };
  }
  const { response: _id, source: _source, customer: _fixed, department, ...data } = edit.data;
  return { department, time: undefined, data };
}

/** JSON merge patch, RFC 7396. */
function merged(target: unknown, patch: unknown): unknown {
  if (!isRecord(patch)) return patch;
  const result = new Map(isRecord(target) ? Object.entries(target) : []);
  for (const [field, value] of Object.entries(patch)) {
    if (value === null) result.delete(field);
    else result.set(field, merged(result.get(field), value));
  }
  return Object.fromEntries(result);
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
