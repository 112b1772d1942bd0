import type { FastifyRequest } from 'fastify';
import { expect, test } from 'vitest';
import { refuseForeignPage } from './own-page.ts';

const from = (headers: Record<string, string>) => () =>
  refuseForeignPage(
    { headers: { host: 'cx.example.com', ...headers } } as unknown as FastifyRequest,
    'https://public.example.com',
  );

test.each([
  ['our own page', { 'sec-fetch-site': 'same-origin' }],
  ['the address bar', { 'sec-fetch-site': 'none' }],
  [
    'our page behind a proxy that changes the host',
    { 'sec-fetch-site': 'same-origin', origin: 'https://other.example.com' },
  ],
  ['an older browser', { origin: 'https://cx.example.com' }],
  ['an older browser, at the public address', { origin: 'https://public.example.com' }],
  ['a program', {}],
])('%s may', (_name, headers) => {
  expect(from(headers)).not.toThrow();
});

test.each([
  ['another site', { 'sec-fetch-site': 'cross-site' }],
  ['a sister site', { 'sec-fetch-site': 'same-site', origin: 'https://cx.example.com' }],
  ['another site in an older browser', { origin: 'https://evil.example.com' }],
  ['a page without an origin', { origin: 'null' }],
])('%s may not', (_name, headers) => {
  expect(from(headers)).toThrow(expect.objectContaining({ code: 'csrf' }));
});
