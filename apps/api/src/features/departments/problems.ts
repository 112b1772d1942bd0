import type { ProblemList } from '../../platform/http/problem-codes.ts';
import { problemsOf } from '../../platform/http/problem-error.ts';

const departmentProblems = {
  'department-unknown': [
    422,
    'No such department',
    'GET /v1/departments lists the departments and their keys.',
  ],
  'department-not-found': [
    404,
    'No such department',
    'GET /v1/departments lists the departments and their keys.',
  ],
  'department-exists': [409, 'There is a department with this key', 'Choose another key; a key is for ever.'],
  'department-circle': [
    409,
    'A department cannot stand below itself',
    'Choose a parent that is not below the department on any day from then on.',
  ],
  'department-root': [409, 'The root stays where it is', 'Move the departments below it instead.'],
  'department-forbidden': [
    403,
    'Not allowed in this department',
    'It takes an owner or admin of the department in question, and of the one it comes from.',
  ],
} as const satisfies ProblemList;

export const departmentProblem = problemsOf(departmentProblems);
