import { Logger } from '@nestjs/common';
import fastify, { type FastifyInstance } from 'fastify';
import { afterEach, expect, test, vi } from 'vitest';
import { sendFile } from './send-file.ts';

const logged = vi.spyOn(Logger.prototype, 'error').mockReturnValue();

let app: FastifyInstance | undefined;
afterEach(() => app?.close());

const part = 'x'.repeat(16 * 1024);

/** A server whose file is made by `make`, and what became of the making. */
async function serving(make: () => AsyncGenerator<string>) {
  const made = { parts: 0, ended: false, closed: 0 };
  app = fastify({ forceCloseConnections: true });
  app.get('/', (_, reply) => {
    async function* parts() {
      try {
        for await (const each of make()) {
          made.parts += 1;
          yield each;
        }
      } finally {
        made.ended = true;
      }
    }
    sendFile(reply, { name: 'a.csv', type: 'text/csv', parts: parts() }, () => (made.closed += 1));
    return reply;
  });
  return { url: await app.listen({ port: 0, host: '127.0.0.1' }), made };
}

async function* endless() {
  for (;;) yield part;
}

test('a file arrives whole, under its name', async () => {
  const { url, made } = await serving(async function* () {
    yield 'a';
    yield 'b';
  });
  const answer = await fetch(url);
  expect([answer.headers.get('content-disposition'), await answer.text()]).toEqual([
    'attachment; filename="a.csv"',
    'ab',
  ]);
  expect(made.closed).toBe(1);
});

test('a failure in the middle is no end: the transfer breaks', async () => {
  const { url, made } = await serving(async function* () {
    yield part;
    throw new Error('the database went away');
  });
  const answer = await fetch(url);
  expect(answer.status).toBe(200);
  await expect(answer.text()).rejects.toThrow();
  expect(made.closed).toBe(1);
  expect(logged).toHaveBeenCalledWith(
    expect.stringMatching(/^a\.csv broke off, request /),
    expect.stringContaining('the database went away'),
  );
});

test('nothing is made that is not taken, and nothing after the reader has gone', async () => {
  const { url, made } = await serving(endless);
  const gone = new AbortController();
  const answer = await fetch(url, { signal: gone.signal });
  const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
  await reader.read();
  const settled = async () => {
    const before = made.parts;
    await new Promise((done) => setTimeout(done, 200));
    return made.parts === before;
  };
  await vi.waitUntil(settled, { timeout: 10_000 });
  // Buffers of two sockets, not the hundreds of megabytes that could have been made.
  expect(made.parts * part.length).toBeLessThan(32 * 1024 * 1024);
  expect([made.ended, made.closed]).toEqual([false, 0]);
  gone.abort();
  await vi.waitUntil(() => made.ended && made.closed === 1, { timeout: 10_000 });
});
