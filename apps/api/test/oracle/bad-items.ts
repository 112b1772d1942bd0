import fc from 'fast-check';

/** What nobody can keep, with the code it has to be refused with. */
export interface BadItem {
  raw: unknown;
  code: string;
}

const event = (type: string, data: unknown, more: Record<string, unknown> = {}) => ({
  specversion: '1.0',
  id: 'bad',
  source: '/crm/a',
  type,
  time: '2026-03-02T09:12:00Z',
  data,
  ...more,
});
const response = (answers: unknown, more: Record<string, unknown> = {}) =>
  event('response.recorded', { survey: 'relationship', department: 'sales', answers, ...more });

const bad: readonly BadItem[] = [
  { raw: null, code: 'invalid-item' },
  { raw: { ...response({}), id: '' }, code: 'invalid-item' },
  { raw: { ...response({}), source: 'a\u0001' }, code: 'invalid-item' },
  { raw: event('heard.nothing', {}), code: 'type-unknown' },
  { raw: response({}, { survey: 'unheard' }), code: 'survey-unknown' },
  { raw: response({ unheard: 1 }), code: 'question-unknown' },
  { raw: response({ recommend: 11 }), code: 'answer-invalid' },
  { raw: response({ recommend: '9' }), code: 'answer-invalid' },
  { raw: response({ recommend: 9.5 }), code: 'invalid-item' },
  { raw: response({ recommend: null }), code: 'invalid-item' },
  { raw: response({}, { channel: 'a\u001fb' }), code: 'invalid-item' },
  { raw: response({}, { department: 'nowhere' }), code: 'department-unknown' },
  { raw: { ...response({}), time: '2150-01-01T00:00:00Z' }, code: 'time-too-far-ahead' },
  { raw: { ...response({}), time: '0001-01-01T00:00:00Z' }, code: 'invalid-item' },
  { raw: event('response.amended', { response: 'r1', department: 'nowhere' }), code: 'department-unknown' },
  { raw: event('response.amended', { response: 'r1', answers: { recommend: null } }), code: 'invalid-item' },
  { raw: event('fact.amended', { fact: { source: '/crm/a', id: 'r1' } }), code: 'invalid-item' },
  { raw: event('customer.merged', { customer: { externalId: 'c1' } }), code: 'invalid-item' },
];

export const badItems = fc.constantFrom(...bad);
