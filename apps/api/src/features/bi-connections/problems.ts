import type { ProblemList } from '../../platform/http/problem-codes.ts';
import { problemsOf } from '../../platform/http/problem-error.ts';

const biProblems = {
  'bi-connection-not-found': [
    404,
    'No such BI connection',
    'GET /v1/bi-connections lists the connections you manage.',
  ],
  'bi-department': [422, 'No such department', 'GET /v1/departments lists the departments and their keys.'],
  'bi-roles-not-allowed': [
    409,
    'PostgreSQL does not let Attune make roles',
    'Give the user of DATABASE_URL the right to (ALTER ROLE … CREATEROLE), and ask again.',
  ],
} as const satisfies ProblemList;

export const biProblem = problemsOf(biProblems);
