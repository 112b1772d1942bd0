import type { FastifyReply } from 'fastify';

/** Stricter than the rest of the product: a survey page runs no script at all and loads from nowhere else. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

export function sendPage(reply: FastifyReply, status: number, page: string): FastifyReply {
  return reply
    .code(status)
    .type('text/html; charset=utf-8')
    .headers({
      'content-security-policy': contentSecurityPolicy,
      // Not `no-store`: somebody who comes back sees the page they sent, with its id, and so cannot count twice.
      'cache-control': status === 200 ? 'private, no-cache' : 'no-store',
      vary: 'accept-language',
    })
    .send(page);
}
