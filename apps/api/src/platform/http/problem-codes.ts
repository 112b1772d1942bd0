/** Problems that any route can answer. Features list their own beside their code, in this shape. */
export const platformProblems = {
  'malformed-json': [400, 'The body is not JSON', 'Send one well-formed JSON value, encoded in UTF-8.'],
  'malformed-request': [400, 'The request cannot be read', 'Check its address, headers and length.'],
  'too-deep': [400, 'The body is nested too deeply', 'Nest objects and lists no deeper than 20 levels.'],
  'invalid-request': [422, 'The request is not valid', 'Correct the named field.'],
  'body-too-large': [
    413,
    'The body is too large',
    'Send at most 5 MB of facts at once, and elsewhere no more than a question needs.',
  ],
  'unsupported-media-type': [
    415,
    'The content type is not supported here',
    'Send JSON, with the content type that the API description names for this route.',
  ],
  'not-found': [404, 'There is nothing here', 'See /docs for what there is.'],
  'method-not-allowed': [
    405,
    'The method is not allowed here',
    'Use one of the methods in the header Allow.',
  ],
  unauthenticated: [
    401,
    'Nobody is signed in',
    'Sign in, or send an API key as Authorization: Bearer <key>.',
  ],
  forbidden: [403, 'Not allowed', 'Ask somebody with a higher role in this department.'],
  csrf: [
    403,
    'The request may not come from your own page',
    'Send the csrf value of GET /v1/session in the header x-attune-csrf, from the same site.',
  ],
  conflict: [409, 'The request contradicts the present state', 'Read the present state, then try again.'],
  'too-many-requests': [429, 'Too many requests', 'Wait as long as the header Retry-After says.'],
  'client-error': [400, 'The request was refused', 'See /docs for what this route expects.'],
  unavailable: [503, 'Not available at the moment', 'Try again after the time in the header Retry-After.'],
  internal: [
    500,
    'Something went wrong on our side',
    'The log of the server has the reason under this request id.',
  ],
} as const satisfies ProblemList;

/** Code → status, title, and what to do next. */
export type ProblemList = Readonly<Record<string, readonly [status: number, title: string, detail: string]>>;
