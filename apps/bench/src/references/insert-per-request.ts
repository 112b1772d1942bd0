import { hash } from 'node:crypto';
import pg from 'pg';
import { serve } from './serve.ts';

/** The plain way to be durable: one INSERT and commit per request, prepared, over a pool. */
const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 16 });

const text = `
  insert into event (entry_id, source_id, external_id, type, time, department_id, customer_id, fingerprint, data)
  values (nextval('log_entry_id'), -1, $1, $2, $3, 1, 1, $4, $5)`;

await serve(async ({ id, type, time, data }) => {
  const body = JSON.stringify(data);
  const fingerprint = hash('sha256', body, 'buffer').subarray(0, 16);
  await pool.query({ name: 'insert', text, values: [id, type, time, fingerprint, body] });
  return { items: [{ id, status: 'accepted' }] };
});
