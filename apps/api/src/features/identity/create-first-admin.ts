import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Config } from '../../platform/config/config.ts';
import { Database } from '../../platform/database/database.ts';
import { allPermissions } from '../../platform/http/access/permissions.ts';
import { Departments } from '../departments/departments.ts';
import { Account, AccountGrant } from './account.entity.ts';
import { ApiKey } from './api-key.entity.ts';
import { Passwords } from './passwords.ts';
import { hashOf } from './tokens.ts';

export interface FirstAdmin {
  email: string;
  /** To be printed once, where it was generated; undefined where it was given. */
  password: string | undefined;
}

/** Makes a new installation usable: an owner to sign in as and, where asked for, a key for automation. */
@Injectable()
export class CreateFirstAdmin {
  constructor(
    private readonly database: Database,
    private readonly config: Config,
    private readonly departments: Departments,
    private readonly passwords: Passwords,
  ) {}

  /** @returns the account made now; undefined where there was one already */
  async run(): Promise<FirstAdmin | undefined> {
    const departmentId = this.departments.tree().rootId;
    const password = this.config.adminPassword ?? readablePassword();
    return this.database.identity.transaction(async (tx) => {
      // Several processes may start at once.
      await tx.query(`select pg_advisory_xact_lock(hashtext('attune first admin'))`);
      await this.#ensureBootstrapKey(tx);
      if (await tx.exists(Account)) return undefined;
      const email = this.config.adminEmail;
      const passwordHash = await this.passwords.hash(password);
      const { id } = await tx.save(Account, { email, name: 'Owner', passwordHash });
      await tx.insert(AccountGrant, { accountId: id, role: 'owner', departmentId });
      return { email, password: this.config.adminPassword === undefined ? password : undefined };
    });
  }

  /** A key that was revoked stays revoked, also while the setting is still there. */
  async #ensureBootstrapKey(tx: EntityManager): Promise<void> {
    const { bootstrapKey } = this.config;
    if (bootstrapKey === undefined) return;
    const keys = tx.createQueryBuilder().insert().into(ApiKey);
    await keys
      .values({
        name: 'Bootstrap',
        prefix: 'bootstrap',
        keyHash: hashOf(bootstrapKey),
        scopes: [...allPermissions],
        departmentId: this.departments.tree().rootId,
      })
      .orIgnore()
      .execute();
  }
}

/** 20 letters and digits that are not mistaken for each other, in groups: about 97 bits, read off a screen. */
function readablePassword(): string {
  const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';
  const group = () => Array.from({ length: 5 }, () => alphabet[randomInt(alphabet.length)]).join('');
  return Array.from({ length: 4 }, group).join('-');
}
