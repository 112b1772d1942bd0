import { problemsOf } from '../../platform/http/problem-error.ts';

export const eventProblem = problemsOf({
  'type-unknown': [404, 'There is no such event type', 'GET /v1/schemas lists them.'],
  'batch-too-large': [413, 'The batch has too many items', 'Send at most 1,000 events at once.'],
  'batch-not-a-list': [
    422,
    'A batch is a list',
    'Send a JSON array of events, or one event as application/cloudevents+json.',
  ],
  'ingest-busy': [
    503,
    'Too much is waiting to be written',
    'Send it again after the time in the header Retry-After.',
  ],
  'sender-busy': [
    429,
    'Too much of yours is waiting to be written',
    'Send it again after the time in the header Retry-After.',
  ],
});
