import type { Session as SessionAnswer } from '@attune/contracts';
import { Injectable } from '@nestjs/common';
import { platformProblem } from '../../platform/http/problem-error.ts';
import { Departments } from '../departments/departments.ts';
import { Sessions } from './sessions.ts';

/** What the person's own page may know of the session. */
@Injectable()
export class ShowSession {
  constructor(
    private readonly sessions: Sessions,
    private readonly departments: Departments,
  ) {}

  async run(token: string): Promise<SessionAnswer> {
    const session = await this.sessions.find(token);
    if (session === undefined) throw platformProblem('unauthenticated');
    const tree = this.departments.tree();
    return {
      account: session.account,
      grants: session.grants.map(({ role, departmentId }) => ({
        role,
        department: tree.keyOf(departmentId) ?? '',
      })),
      csrf: session.csrf,
      expiresAt: session.expiresAt.toISOString(),
    };
  }
}
