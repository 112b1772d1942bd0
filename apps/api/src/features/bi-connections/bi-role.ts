import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Client, escapeIdentifier, escapeLiteral } from 'pg';
import { scramVerifier } from './scram-verifier.ts';

/** Says nothing of whose it is: everybody who can log in can list the roles of a server. */
export const newRoleName = (): string => `bi_${randomBytes(8).toString('hex')}`;

export const newPassword = (): string => randomBytes(24).toString('base64url');

/** For good manners: a client may set them otherwise, and then meets `EndBiSessions`. */
const manners = {
  search_path: 'bi',
  default_transaction_read_only: 'on',
  statement_timeout: '60s',
  transaction_timeout: '5min',
  idle_in_transaction_session_timeout: '60s',
};
/** The same, which no client may set otherwise; that takes a superuser to begin with. */
const limits = { temp_file_limit: '1GB' };

/** A login role that may use the views of the schema `bi`, and has no other right. Part of a transaction. */
export async function makeRole(owner: Client, role: string, password: string): Promise<void> {
  const name = escapeIdentifier(role);
  await owner.query(
    `create role ${name} login noinherit nosuperuser nocreatedb nocreaterole noreplication nobypassrls
       connection limit 5 password ${escapeLiteral(scramVerifier(password))}`,
  );
  await owner.query(`grant attune_bi_reader to ${name} with inherit true, set false, admin false`);
  // Whoever is not a superuser may end the sessions of those roles only whose rights they have.
  await owner.query(`grant ${name} to current_user with inherit true, set false`);
  const { rows } = await owner.query<{ rolsuper: boolean }>(
    'select rolsuper from pg_roles where rolname = current_user',
  );
  const settings = { ...manners, ...(rows[0]?.rolsuper ? limits : {}) };
  for (const [setting, value] of Object.entries(settings))
    await owner.query(`alter role ${name} set ${setting} = ${escapeLiteral(value)}`);
}

/** Who is logged in with the old one is logged out. */
export async function changePassword(owner: Client, role: string, password: string): Promise<void> {
  await owner.query(
    `alter role ${escapeIdentifier(role)} password ${escapeLiteral(scramVerifier(password))}`,
  );
  await endSessions(owner, role);
}

/** Ends its sessions, then takes it away. Nothing where it is gone already. */
export async function dropRole(owner: Client, role: string): Promise<void> {
  const name = escapeIdentifier(role);
  const { rowCount } = await owner.query('select from pg_roles where rolname = $1', [role]);
  if (rowCount === 0) return;
  await owner.query(`alter role ${name} nologin`);
  await endSessions(owner, role);
  await owner.query(`drop owned by ${name}`);
  await owner.query(`drop role ${name}`);
}

const patienceMs = 5000;

async function endSessions(owner: Client, role: string): Promise<void> {
  for (const deadline = Date.now() + patienceMs; Date.now() < deadline; await sleep(20)) {
    const { rowCount } = await owner.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where usename = $1',
      [role],
    );
    if (rowCount === 0) return;
  }
}
