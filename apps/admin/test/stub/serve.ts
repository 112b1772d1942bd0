/**
 * A stand-in for the API, for looking at the admin without one: `npm run stub`, then http://127.0.0.1:4000.
 * It serves the built files the way the product does (one origin, a strict content security policy).
 */
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { departments } from './departments.ts';
import { indicators } from './indicators.ts';
import { addAnswer, firstDay, lastDay, toIso } from './tallies.ts';
import { receiptOf, valuesOf } from './values.ts';

const dist = join(import.meta.dirname, '../../dist');
const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};
const policy =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

const session = {
  account: { id: 'a-1', email: 'admin@example.com', name: 'Lin Yue' },
  grants: [{ role: 'owner', department: 'enterprise' }],
  csrf: 'stub-csrf',
  expiresAt: '2027-01-01T00:00:00.000Z',
};

/** Set with `POST /stub/mode`, so that every state can be looked at. */
const mode = { empty: false, failing: false, delay: 0, recount: 'same' };
const listeners = new Set<ServerResponse>();

function json(
  res: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  res.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

function problem(res: ServerResponse, status: number, code: string, title: string): void {
  const detail = status === 503 ? 'The figures are safe. Try again in a moment.' : undefined;
  const body = { type: 'about:blank', title, status, code, detail };
  res.writeHead(status, { 'content-type': 'application/problem+json' }).end(JSON.stringify(body));
}

async function bodyOf(req: IncomingMessage): Promise<Record<string, unknown>> {
  let text = '';
  for await (const part of req) text += String(part);
  return text ? (JSON.parse(text) as Record<string, unknown>) : {};
}

function signIn(res: ServerResponse, { password }: Record<string, unknown>): void {
  if (password === 'too-often') {
    res.setHeader('retry-after', '42');
    problem(res, 429, 'too-many-attempts', 'Too many attempts');
  } else if (password === 'attune') json(res, 200, session, { 'set-cookie': 'stub=1; HttpOnly; Path=/' });
  else problem(res, 401, 'sign-in-failed', 'E-mail or password is wrong');
}

function overview() {
  const names = departments[0]!.names;
  const day = (value: number) => (mode.empty ? null : toIso(value));
  const events = mode.empty ? 0 : 149_302;
  return {
    enterprise: names,
    timeZone: 'Asia/Shanghai',
    today: toIso(lastDay),
    firstDay: day(firstDay),
    lastDay: day(lastDay),
    events,
    version: '0.1.0',
  };
}

function live(req: IncomingMessage, res: ServerResponse): void {
  res.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' }).write(':\n\n');
  listeners.add(res);
  req.on('close', () => listeners.delete(res));
}

function answerArrived(department: string, recommend: number): void {
  addAnswer(department, recommend);
  const day = toIso(lastDay);
  const data = {
    measures: ['response:relationship.recommend'],
    departments: [department],
    from: day,
    to: day,
  };
  for (const one of listeners) one.write(`event: tally.changed\ndata: ${JSON.stringify(data)}\n\n`);
}

function read(path: string, url: URL, res: ServerResponse): void {
  const values = /^\/v1\/indicators\/([^/]+)\/values$/.exec(path);
  const receipt = /^\/v1\/receipts\/(.+)$/.exec(path);
  if (mode.failing && path !== '/v1/overview')
    problem(res, 503, 'database-unavailable', 'The database does not answer');
  else if (path === '/v1/overview') json(res, 200, overview());
  else if (path === '/v1/departments') json(res, 200, { departments });
  else if (path === '/v1/indicators') json(res, 200, { indicators });
  else if (values) json(res, 200, valuesOf(values[1]!, url.searchParams));
  else if (receipt?.[1] === 'broken') problem(res, 404, 'receipt-unknown', 'This receipt is not one of ours');
  else if (receipt) {
    const found = receiptOf(decodeURIComponent(receipt[1]!));
    const changed = {
      outcome: 'changed' as const,
      value: 29.6,
      n: (found.n ?? 0) - 3,
      events: (found.n ?? 0) - 3,
    };
    json(res, 200, mode.recount === 'changed' ? { ...found, recount: changed } : found);
  } else problem(res, 404, 'not-found', 'There is nothing here');
}

async function file(path: string, res: ServerResponse): Promise<void> {
  const found = await readFile(join(dist, path)).catch(() => null);
  const body = found ?? (await readFile(join(dist, 'index.html')));
  const type = types[found ? extname(path) : '.html'] ?? 'application/octet-stream';
  res.writeHead(200, { 'content-type': type, 'content-security-policy': policy }).end(body);
}

async function answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
  const url = new URL(req.url ?? '/', 'http://stub');
  const path = url.pathname;
  if (path === '/stub/mode') return json(res, 200, Object.assign(mode, await bodyOf(req)));
  if (path === '/stub/answer') {
    const { department = 'ecommerce', recommend = 10 } = await bodyOf(req);
    answerArrived(String(department), Number(recommend));
    return json(res, 202, {});
  }
  if (!path.startsWith('/v1/')) return file(path === '/' ? 'index.html' : path, res);
  if (mode.delay) await new Promise((resolve) => setTimeout(resolve, mode.delay));
  if (path === '/v1/session' && req.method === 'POST') return signIn(res, await bodyOf(req));
  if (!req.headers.cookie?.includes('stub=1')) return problem(res, 401, 'not-signed-in', 'Sign in first');
  if (req.method !== 'GET' && req.headers['x-attune-csrf'] !== session.csrf)
    return problem(res, 403, 'csrf-missing', 'The request lacks its token');
  if (path === '/v1/session/password') {
    const { current } = await bodyOf(req);
    if (current !== 'attune') return problem(res, 422, 'password-wrong', 'The current password is wrong');
    res.writeHead(204).end();
  } else if (path === '/v1/session' && req.method === 'DELETE')
    res.writeHead(204, { 'set-cookie': 'stub=; Max-Age=0; Path=/' }).end();
  else if (path === '/v1/session') json(res, 200, session);
  else if (path === '/v1/live') live(req, res);
  else read(path, url, res);
}

const port = Number(process.env['PORT'] ?? 4000);
createServer(
  (req, res) => void answer(req, res).catch((error: unknown) => problem(res, 500, 'stub', String(error))),
).listen(port, '127.0.0.1', () =>
  console.info(`stub on http://127.0.0.1:${port} (admin@example.com / attune)`),
);
