import { problemsOf } from '../../platform/http/problem-error.ts';

export const customerProblem = problemsOf({
  // Never known, erased, or known only where somebody else may look: nobody learns which.
  'customer-unknown': [
    404,
    'There is no such customer',
    'None of your departments has a fact about this customer.',
  ],
});
