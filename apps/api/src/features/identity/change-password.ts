import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';
import { Account } from './account.entity.ts';
import { Passwords } from './passwords.ts';
import { identityProblem } from './problems.ts';
import { type OpenSession, Sessions } from './sessions.ts';
import { SignInLimit } from './sign-in-limit.ts';

/** Ends every session of the account, also the one that asks: whoever knew the old password is out. */
@Injectable()
export class ChangePassword {
  constructor(
    private readonly database: Database,
    private readonly limit: SignInLimit,
    private readonly passwords: Passwords,
    private readonly sessions: Sessions,
  ) {}

  async run(
    accountId: string,
    change: { current: string; next: string },
    address: string,
  ): Promise<OpenSession> {
    const accounts = this.database.identity.getRepository(Account);
    const account = await accounts.findOneByOrFail({ id: accountId });
    // A session left open must not be a way to guess the password at leisure.
    const attempt = await this.limit.begin(account.email, address);
    if (!(await this.passwords.matches(account.passwordHash, change.current))) {
      throw identityProblem('password-wrong', { field: 'current' });
    }
    await attempt.succeeded();
    await accounts.update({ id: accountId }, { passwordHash: await this.passwords.hash(change.next) });
    await this.sessions.closeAll(accountId);
    return this.sessions.open(accountId);
  }
}
