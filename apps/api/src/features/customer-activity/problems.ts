import { problemsOf } from '../../platform/http/problem-error.ts';

export const customerProblem = problemsOf({
  // Never known, erased, or known only where somebody else may look: nobody learns which.
  'customer-unknown': [
    404,
    'There is no such customer',
    'None of your departments has a fact about this customer.',
  ],
  'event-unknown': [422, 'There is no such event', 'GET /v1/catalogue lists the types of events.'],
  'range-invalid': [
    422,
    'The range of months is not valid',
    'from must not be after to, and there are at most 120 months.',
  ],
  'department-unknown': [422, 'No department has this key', 'GET /v1/departments lists them.'],
  'department-forbidden': [403, 'Not within your departments', 'Ask for a department that you may see.'],
});
