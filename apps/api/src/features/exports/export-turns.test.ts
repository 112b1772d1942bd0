import fastify from 'fastify';
import { expect, test, vi } from 'vitest';
import { exportQuery } from '@attune/contracts';
import { Principal } from '../../platform/http/access/principal.ts';
import type { Config } from '../../platform/config/config.ts';
import type { DescribeExport } from './describe-export.ts';
import { ExportTurns } from './export-turns.ts';
import type { ExportValues } from './export-values.ts';
import { ExportsController } from './exports.controller.ts';

const somebody = (id: string) => new Principal('account', id, []);
const turnsOf = (exportsAtOnce: number) => new ExportTurns({ exportsAtOnce } as Config);
const refusal = (taking: () => unknown) => {
  try {
    taking();
  } catch (error) {
    const { code, status, headers } = error as { code: string; status: number; headers: object };
    return [code, status, headers];
  }
  return expect.fail('was taken');
};
const later = { 'retry-after': '10' };

test('three files at once for a person, whatever keys they ask with, and so many for all', () => {
  const turns = turnsOf(4);
  const key = new Principal('key', 'k', [], { person: 'ann' });
  const ends = [somebody('ann'), key, key].map((who) => turns.take(who));
  expect(refusal(() => turns.take(somebody('ann')))).toEqual(['exports-running', 429, later]);
  const ended = turns.take(somebody('bob'));
  expect(refusal(() => turns.take(somebody('cid')))).toEqual(['exports-full', 503, later]);
  ended();
  ended();
  turns.take(somebody('cid'));
  expect(refusal(() => turns.take(somebody('dan')))).toEqual(['exports-full', 503, later]);
  ends[0]?.();
  turns.take(key);
});

/** One turn for all, and files without an end; the workbook fails once its reading has begun. */
async function serving(opening: () => Promise<void>) {
  async function* batches() {
    for (;;) yield Array.from({ length: 100 }, () => ({ figure: { period: '' }, asked: {} }));
  }
  const values = {
    open: async () => {
      await opening();
      return { keys: ['nps'], batches: batches() };
    },
  } as unknown as ExportValues;
  const describing = { run: () => Promise.reject(new Error('no book')) } as unknown as DescribeExport;
  const exports = new ExportsController(values, describing, turnsOf(1));
  const query = exportQuery.parse({ indicators: 'nps', from: '2026-01-01', to: '2026-01-31' });
  const app = fastify({ forceCloseConnections: true });
  app.get('/csv', (_, reply) => exports.exportValuesCsv(somebody('ann'), query, reply).then(() => reply));
  app.get('/xlsx', (_, reply) => exports.exportValuesXlsx(somebody('ann'), query, reply).then(() => reply));
  const origin = await app.listen({ port: 0, host: '127.0.0.1' });
  const ask = (format: string, signal?: AbortSignal) =>
    fetch(`${origin}/${format}`, signal ? { signal } : {});
  return {
    ask,
    /** Whether a turn is to be had, which is given up at once. */
    async isFree() {
      const leaving = new AbortController();
      const { status } = await ask('csv', leaving.signal);
      leaving.abort();
      return status === 200;
    },
    [Symbol.asyncDispose]: () => app.close(),
  };
}

test('a turn ends when its reader goes away in the middle of the file', async () => {
  await using server = await serving(() => Promise.resolve());
  const leaving = new AbortController();
  expect((await server.ask('csv', leaving.signal)).status).toBe(200);
  expect(await server.isFree()).toBe(false);
  leaving.abort();
  await vi.waitUntil(server.isFree, { timeout: 4000 });
});

test('a turn ends when its reader goes away before there is any file', async () => {
  const began = Promise.withResolvers<void>();
  const opened = Promise.withResolvers<void>();
  await using server = await serving(() => {
    began.resolve();
    return opened.promise;
  });
  const leaving = new AbortController();
  const asked = server.ask('csv', leaving.signal).catch(() => undefined);
  await began.promise;
  expect(await server.isFree()).toBe(false);
  leaving.abort();
  await asked;
  opened.resolve();
  await vi.waitUntil(server.isFree, { timeout: 4000 });
});

test('a turn ends when the file is refused after its reading has begun', async () => {
  await using server = await serving(() => Promise.resolve());
  expect((await server.ask('xlsx')).status).toBe(500);
  expect(await server.isFree()).toBe(true);
});
