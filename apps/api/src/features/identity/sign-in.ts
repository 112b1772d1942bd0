import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';
import { Account } from './account.entity.ts';
import { Passwords } from './passwords.ts';
import { identityProblem } from './problems.ts';
import { type OpenSession, Sessions } from './sessions.ts';
import { SignInLimit } from './sign-in-limit.ts';

@Injectable()
export class SignIn {
  constructor(
    private readonly database: Database,
    private readonly limit: SignInLimit,
    private readonly passwords: Passwords,
    private readonly sessions: Sessions,
  ) {}

  /** @throws sign-in-failed, the same and after the same time for an unknown address; too-many-requests */
  async run(email: string, password: string, address: string): Promise<OpenSession> {
    const attempt = await this.limit.begin(email, address);
    const account = await this.database.identity.manager.findOneBy(Account, { email: email.toLowerCase() });
    if (!(await this.passwords.matches(account?.passwordHash, password)) || account === null) {
      throw identityProblem('sign-in-failed');
    }
    await attempt.succeeded();
    return this.sessions.open(account.id);
  }
}
