import type { CustomerReference, EventDefinition, IngestItem } from '@attune/contracts';
import type { FactData } from './fact.ts';

/** An item that passed every check that needs no database: what it says, split by where it is kept. */
export interface ReadItem {
  id: string;
  source: string;
  definition: EventDefinition;
  /** Epoch ms, or undefined: then the time of first acceptance. */
  at: number | undefined;
  departmentId: number;
  customer: CustomerReference | undefined;
  /** For the log: without personal data and free text. */
  data: FactData;
  /** Free text by path, for `event_text`. */
  texts: readonly [field: string, text: string][];
  /** The whole data as it was sent; for what changes customers and for edits that wait. */
  sent: Record<string, unknown>;
  subject: string | undefined;
  fingerprint: string;
}

/** One refusal list for items; the codes are stable. */
const itemProblems = {
  'invalid-item': 'Not a CloudEvents 1.0 event that Attune can keep.',
  'type-unknown': 'No such event type; the catalogue is at /v1/openapi.json and in the documentation.',
  'survey-unknown': 'No survey has this key.',
  'question-unknown': 'The survey has no question with this key.',
  'answer-invalid': 'The answer does not suit the question.',
  'department-unknown': 'No department has this key.',
  'department-forbidden': 'The key may not write to this department.',
  'time-too-far-ahead': 'The time is more than 24 hours ahead of the clock.',
  'id-conflict': 'This source and id stand for another event already; the first one stays.',
  'edit-invalid': 'The event to be changed would not be valid afterwards.',
} as const;
export type ItemProblem = keyof typeof itemProblems;

export function rejected(
  id: string,
  code: ItemProblem,
  at: { field?: string | undefined; message?: string } = {},
): IngestItem {
  return {
    id,
    status: 'rejected',
    code,
    ...(at.field ? { field: at.field } : {}),
    message: at.message ?? itemProblems[code],
  };
}
