import createClient from 'openapi-fetch';
import { csrfToken } from './csrf-token.ts';
import type { paths } from './schema.gen.ts';

/** The typed client of the API, which is on the same origin. */
export const client = createClient<paths>({ credentials: 'same-origin' });

client.use({
  onRequest({ request }) {
    const token = csrfToken.get();
    if (token && request.method !== 'GET') request.headers.set('x-attune-csrf', token);
    return request;
  },
});
