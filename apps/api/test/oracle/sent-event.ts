/** An event as a sender sends it. The oracle knows no other form: it reads the words of the sender. */
export interface SentEvent {
  specversion: '1.0';
  id: string;
  source: string;
  type: string;
  time: string;
  data: Record<string, unknown>;
}

export const identityOf = ({ source, id }: { source: string; id: string }) => `${source} ${id}`;

export const atOf = (event: SentEvent) => Date.parse(event.time);

/** The same body, whatever the order of its keys. */
export const sameBody = (a: SentEvent, b: SentEvent) => canonical(a) === canonical(b);

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(',')}}`;
}

/** The order in which edits apply and answers compete: by time, and where that is the same, by identity. */
export function earlierFirst(
  a: { at: number; source: string; id: string },
  b: { at: number; source: string; id: string },
): number {
  if (a.at !== b.at) return a.at - b.at;
  const [one, other] = a.source === b.source ? [a.id, b.id] : [a.source, b.source];
  return one < other ? -1 : one > other ? 1 : 0;
}

const editTypes = ['response.amended', 'response.withdrawn', 'fact.amended', 'fact.withdrawn'];

export const isEdit = (event: { type: string }) => editTypes.includes(event.type);

/** Changes who is whom, or who agreed to what, for everything recorded afterwards. */
export const changesPeople = (event: { type: string }) =>
  ['customer.merged', 'customer.unmerged', 'customer.erased', 'consent.changed'].includes(event.type);

/** The event an edit is about. */
export function targetOf(edit: SentEvent): { source: string; id: string } {
  const { fact, response, source } = edit.data as {
    fact?: { source: string; id: string };
    response?: string;
    source?: string;
  };
  return fact ?? { source: source ?? edit.source, id: response as string };
}
