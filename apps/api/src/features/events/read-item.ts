import { cloudEvent, definitionOf, firstIssue, type IngestItem, ingestLimits } from '@attune/contracts';
import { fingerprint } from './fingerprint.ts';
import { type ReadItem, rejected } from './item.ts';
import { splitPersonal } from './split-personal.ts';
import type { SurveyLookup } from '../surveys/known-survey.ts';
import { surveyProblem } from './survey-answers.ts';

/** What the door knows of the enterprise; all of it from memory. */
export interface Door extends SurveyLookup {
  departmentIdOf(key: string): number | undefined;
  rootDepartmentId: number;
  /** May this sender write to the department? */
  mayWrite(departmentId: number): boolean;
  writableDepartments: readonly number[];
}

// A control character in an identity or dimension is a mistake of the sender's, and would survive no CSV.
// oxlint-disable-next-line no-control-regex
const control = /[\u0000-\u001f\u007f]/;

/** The first field of an event's data that holds a control character. */
export function controlIn(data: Record<string, unknown>): string | undefined {
  const field = Object.keys(data).find((key) => typeof data[key] === 'string' && control.test(data[key]));
  return field && `data.${field}`;
}

/**
 * Everything about one item that can be decided without the database.
 * @param now epoch ms
 */
export function readItem(raw: unknown, door: Door, now: number): ReadItem | IngestItem {
  const envelope = cloudEvent.safeParse(raw);
  if (!envelope.success) {
    const { field, message } = firstIssue(envelope.error, '');
    return rejected(idOf(raw), 'invalid-item', { field, message });
  }
  const { id, source, type } = envelope.data;
  if (control.test(id))
    return rejected(id, 'invalid-item', { field: 'id', message: 'Holds a control character.' });
  if (control.test(source))
    return rejected(id, 'invalid-item', { field: 'source', message: 'Holds a control character.' });
  const definition = definitionOf(type);
  if (!definition) return rejected(id, 'type-unknown', { field: 'type' });
  const time = readTime(envelope.data.time, now);
  if (typeof time === 'string') {
    return time === 'ahead'
      ? rejected(id, 'time-too-far-ahead', { field: 'time' })
      : rejected(id, 'invalid-item', { field: 'time', message: 'Not a time between 1970 and 2199.' });
  }
  const parsed = definition.data.safeParse(envelope.data.data);
  if (!parsed.success) {
    const { field, message } = firstIssue(parsed.error);
    return rejected(id, 'invalid-item', { field, message });
  }
  const sent = parsed.data as Record<string, unknown>;
  const department = departmentOf(sent, door);
  if ('code' in department) return rejected(id, department.code, { field: 'data.department' });
  const problem = surveyProblem(definition, sent, door);
  if (problem) return rejected(id, problem.code, problem);
  const { data, texts } = splitPersonal(definition, sent);
  const edition = definition.type === 'response.recorded' && door.survey(String(sent['survey']))?.edition;
  if (edition && edition > 1) data.edition = edition;
  const spoilt = controlIn(data);
  if (spoilt) return rejected(id, 'invalid-item', { field: spoilt, message: 'Holds a control character.' });
  return {
    id,
    source,
    definition,
    at: time,
    departmentId: department.id,
    customer: sent['customer'] as ReadItem['customer'],
    data,
    texts,
    sent,
    subject: envelope.data.subject,
    fingerprint: fingerprint(raw),
  };
}

const earliest = 0;
const latest = Date.UTC(2200, 0, 1);

/** More than the clocks of two machines can differ by. */
export const isTooFarAhead = (at: number, now: number) => at > now + ingestLimits.hoursAhead * 3_600_000;

function readTime(time: string | undefined, now: number): number | undefined | 'ahead' | 'off' {
  if (time === undefined) return undefined;
  const at = Date.parse(time);
  if (!(at >= earliest && at < latest)) return 'off';
  return isTooFarAhead(at, now) ? 'ahead' : at;
}

function departmentOf(sent: Record<string, unknown>, door: Door) {
  const key = sent['department'];
  const id = typeof key === 'string' ? door.departmentIdOf(key) : door.rootDepartmentId;
  if (id === undefined) return { code: 'department-unknown' } as const;
  // An edit without a department stays where its original is; whether that is allowed is known once it is found.
  if (!door.mayWrite(id) && !(key === undefined && isEdit(sent)))
    return { code: 'department-forbidden' } as const;
  return { id };
}

const isEdit = (sent: Record<string, unknown>) => 'response' in sent || 'fact' in sent;

/** The best name for an item that could not be read: its id where there is a usable one. */
function idOf(raw: unknown): string {
  const id = typeof raw === 'object' && raw !== null && 'id' in raw ? raw.id : undefined;
  return typeof id === 'string' ? id.slice(0, 200).toWellFormed() : '';
}
