import type { Role } from '@attune/contracts';
import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';
import { Session } from './session.entity.ts';
import { hashOf, newToken } from './tokens.ts';

const dayMs = 24 * 60 * 60 * 1000;
const lifeMs = 14 * dayMs;

export interface OpenSession {
  token: string;
  csrf: string;
  expiresAt: Date;
}

export interface FoundSession extends OpenSession {
  account: { id: string; email: string; name: string };
  grants: { role: Role; departmentId: number }[];
  /** Its end was moved, so the browser should hear of the new one. */
  extended: boolean;
}

/** Sessions in the database: signing out acts at once, in every process. A session ends 14 days after its last use. */
@Injectable()
export class Sessions {
  constructor(private readonly database: Database) {}

  async open(accountId: string): Promise<OpenSession> {
    const session = { token: newToken(), csrf: newToken(), expiresAt: new Date(Date.now() + lifeMs) };
    const { token, csrf, expiresAt } = session;
    await this.database.identity.manager.insert(Session, {
      tokenHash: hashOf(token),
      accountId,
      csrf,
      expiresAt,
    });
    await this.database.identity.query('delete from session where expires_at < now()');
    return session;
  }

  async find(token: string): Promise<FoundSession | undefined> {
    const tokenHash = hashOf(token);
    const rows: Omit<FoundSession, 'token' | 'extended'>[] = await this.database.identity.query(
      `select s.csrf, s.expires_at as "expiresAt",
              json_build_object('id', a.id, 'email', a.email, 'name', a.name) as account,
              coalesce((select json_agg(json_build_object('role', g.role, 'departmentId', g.department_id)
                                        order by g.department_id, g.role)
                        from account_grant g where g.account_id = a.id), '[]') as grants
       from session s join account a on a.id = s.account_id
       where s.token_hash = $1 and s.expires_at > now()`,
      [tokenHash],
    );
    const row = rows[0];
    if (row === undefined) return undefined;
    // Once a day is enough: a write per request would be a write per click.
    const extended = row.expiresAt.getTime() - Date.now() < lifeMs - dayMs;
    const expiresAt = extended ? new Date(Date.now() + lifeMs) : row.expiresAt;
    if (extended) await this.database.identity.manager.update(Session, { tokenHash }, { expiresAt });
    return { ...row, token, expiresAt, extended };
  }

  async close(token: string): Promise<void> {
    await this.database.identity.manager.delete(Session, { tokenHash: hashOf(token) });
  }

  async closeAll(accountId: string): Promise<void> {
    await this.database.identity.manager.delete(Session, { accountId });
  }
}
