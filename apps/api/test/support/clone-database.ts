import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** A fresh copy of the migrated template: `await using database = await cloneDatabase(inject('postgres'))`. */
export async function cloneDatabase(serverUrl: string) {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await admin(serverUrl, `create database ${name} template template_attune`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    [Symbol.asyncDispose]: () => admin(serverUrl, `drop database ${name} with (force)`),
  };
}

async function admin(url: string, sql: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
