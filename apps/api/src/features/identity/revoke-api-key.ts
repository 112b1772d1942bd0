import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { Database } from '../../platform/database/database.ts';
import type { Principal } from '../../platform/http/access/principal.ts';
import { ApiKey } from './api-key.entity.ts';
import { KeyVerifier } from './key-verifier.ts';
import { identityProblem } from './problems.ts';

/** For good. Other processes hear of it within seconds. */
@Injectable()
export class RevokeApiKey {
  constructor(
    private readonly database: Database,
    private readonly verifier: KeyVerifier,
  ) {}

  /** @throws api-key-not-found, also for a key of somebody else's department: its being there is not told */
  async run(principal: Principal, id: string): Promise<void> {
    const departmentId = In([...principal.departmentsFor('keys:manage')]);
    const { affected } = await this.database.identity.manager.update(
      ApiKey,
      { id, departmentId, revokedAt: IsNull() },
      { revokedAt: new Date() },
    );
    if (affected !== 1) throw identityProblem('api-key-not-found');
    this.verifier.forget(id);
  }
}
