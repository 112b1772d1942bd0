import type { ProblemList } from '../../platform/http/problem-codes.ts';
import { problemsOf } from '../../platform/http/problem-error.ts';

const pluginProblems = {
  'plugin-forbidden': [
    403,
    'Not allowed',
    'Plugins hold in the whole enterprise: it takes an owner of the root department.',
  ],
  'plugin-not-found': [404, 'No such plugin', 'GET /v1/plugins lists the installed plugins by their names.'],
  'plugin-built-in': [
    409,
    'There is a built-in plugin of this name',
    'Give the plugin another name: what is built in is changed with the product.',
  ],
  'plugin-too-large': [
    413,
    'The bundle is too large',
    'Send at most 2 MB: a minified bundle of what is needed.',
  ],
  'plugin-invalid': [
    422,
    'The plugin cannot be used',
    'Correct it as its test suite says, and build it again.',
  ],
  'plugin-options-invalid': [
    422,
    'The options do not fit the plugin',
    'Correct the options: see the detail.',
  ],
  'indicator-duplicate': [
    409,
    'Another plugin has an indicator of this key',
    'Give the indicator another key, or remove or disable the other plugin first.',
  ],
  'plugin-in-use': [
    409,
    'An indicator of this plugin is in use',
    'Take its indicators out of what uses them first, or disable the plugin.',
  ],
  'plugin-not-started': [
    503,
    'The plugin could not be tried',
    'Its process did not start, which is not its fault: the log of the server has the reason.',
  ],
} as const satisfies ProblemList;

export const pluginProblem = problemsOf(pluginProblems);
