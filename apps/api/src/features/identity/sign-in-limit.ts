import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';
import { platformProblem } from '../../platform/http/problem-error.ts';
import { addressBlock } from '../../platform/http/address-block.ts';
import { hashOf } from './tokens.ts';

/** Failed attempts allowed within the window. */
const limits = { pair: 5, address: 30 };
const window = `interval '15 minutes'`;

/** An attempt under way, written down as failed until it succeeds: many at once cannot slip through together. */
export interface Attempt {
  succeeded(): Promise<void>;
}

interface Subject {
  subject: string;
  limit: number;
}

/**
 * Slows guessing down: few failures per e-mail address from one network address, more per network address.
 * Nobody can lock out another by failing in their name from elsewhere. Counted in the database, for all processes.
 */
@Injectable()
export class SignInLimit {
  constructor(private readonly database: Database) {}

  /** @throws too-many-requests, with the seconds to wait */
  async begin(email: string, address: string): Promise<Attempt> {
    const block = addressBlock(address);
    const byAddress = { subject: subjectOf(`address ${block}`), limit: limits.address };
    const byPair = { subject: subjectOf(`pair ${email.toLowerCase()} ${block}`), limit: limits.pair };
    const at = await this.#reserve([byAddress, byPair]);
    return { succeeded: () => this.#forget(byPair.subject, byAddress.subject, at) };
  }

  #reserve(subjects: readonly Subject[]): Promise<string> {
    const names = subjects.map(({ subject }) => subject);
    return this.database.identity.transaction(async (tx) => {
      await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [names[0]]);
      const failed: { subject: string; wait: number }[] = await tx.query(
        `select subject, extract(epoch from at + ${window} - now())::float8 as wait
         from sign_in_attempt where subject = any($1) and at > now() - ${window} order by at desc`,
        [names],
      );
      for (const { subject, limit } of subjects) {
        const last = failed.filter((row) => row.subject === subject)[limit - 1];
        if (last !== undefined) throw tooMany(last.wait);
      }
      const rows: { at: string }[] = await tx.query(
        'insert into sign_in_attempt (subject) select unnest($1::text[]) returning at::text',
        [names],
      );
      return rows[0]?.at ?? '';
    });
  }

  /** Success clears the failures of the person, not those of others at the same network address. */
  async #forget(pair: string, address: string, at: string): Promise<void> {
    await this.database.identity.query(
      `delete from sign_in_attempt
       where subject = $1 or (subject = $2 and at = $3::timestamptz) or at < now() - ${window}`,
      [pair, address, at],
    );
  }
}

/** E-mail and network addresses are personal data, so only their hash is kept. */
const subjectOf = (text: string) => hashOf(text).toString('base64url');

const tooMany = (seconds: number) => {
  const wait = Math.max(1, Math.ceil(seconds));
  return platformProblem('too-many-requests', {
    detail: `Too many failed attempts. Try again in ${Math.ceil(wait / 60)} minutes.`,
    headers: { 'retry-after': String(wait) },
  });
};
