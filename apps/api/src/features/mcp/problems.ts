import { problemsOf } from '../../platform/http/problem-error.ts';

export const mcpProblem = problemsOf({
  'host-not-served': [
    403,
    'Attune is not served under this name',
    'Connect to the address of ATTUNE_PUBLIC_URL; set it where there is none.',
  ],
  'origin-not-served': [
    403,
    'Pages of other sites may not connect',
    'Connect without a browser, or from our own page.',
  ],
});
