import { Injectable, Logger } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Database } from '../../platform/database/database.ts';
import type { Principal } from '../../platform/http/access/principal.ts';
import { ApiKey } from './api-key.entity.ts';
import { Principals } from './principals.ts';
import { identityProblem } from './problems.ts';
import { hashOf } from './tokens.ts';

/** How long a revocation by another process may take to act. */
const ttlMs = 4_000;
const touchMs = 60_000;

interface Known {
  key: ApiKey;
  principal: Principal;
  /** The tree the principal was made from. */
  tree: object;
}

/**
 * Who a key is. In the hot path of ingest, so what it knows it answers at once, without a promise; the
 * database is asked again every few seconds.
 */
@Injectable()
export class KeyVerifier {
  readonly #log = new Logger('identity');
  /** By the secret itself, for seconds: to hash it for every request would cost as much as all else here. */
  readonly #known = new LRUCache<string, Known>({ max: 10_000, ttl: ttlMs, ttlResolution: 100 });
  readonly #asked = new Map<string, Promise<Known>>();
  readonly #touched = new LRUCache<string, true>({ max: 10_000, ttl: touchMs, ttlResolution: 1_000 });

  constructor(
    private readonly database: Database,
    private readonly principals: Principals,
  ) {}

  /** @throws key-unknown, key-revoked, key-expired */
  verify(secret: string): Principal | Promise<Principal> {
    const known = this.#known.get(secret);
    return known === undefined ? this.#ask(secret).then((found) => this.#use(found)) : this.#use(known);
  }

  /** Acts at once in this process. */
  forget(keyId: string): void {
    for (const [secret, { key }] of this.#known.entries()) if (key.id === keyId) this.#known.delete(secret);
  }

  /** Many requests with one key ask the database once. */
  #ask(secret: string): Promise<Known> {
    let asked = this.#asked.get(secret);
    if (asked === undefined) {
      asked = this.#find(hashOf(secret))
        .then((known) => {
          this.#known.set(secret, known);
          return known;
        })
        .finally(() => this.#asked.delete(secret));
      this.#asked.set(secret, asked);
    }
    return asked;
  }

  async #find(keyHash: Buffer): Promise<Known> {
    const key = await this.database.identity.manager.findOneBy(ApiKey, { keyHash });
    if (key === null) throw identityProblem('key-unknown');
    return { key, principal: this.#principalOf(key), tree: this.principals.tree };
  }

  #use(known: Known): Principal {
    const { key } = known;
    if (key.revokedAt !== null) throw identityProblem('key-revoked');
    if (key.expiresAt !== null && key.expiresAt.getTime() <= Date.now()) throw identityProblem('key-expired');
    const tree = this.principals.tree;
    if (known.tree !== tree) {
      known.principal = this.#principalOf(key);
      known.tree = tree;
    }
    this.#touch(key.id);
    return known.principal;
  }

  #principalOf(key: ApiKey): Principal {
    return this.principals.ofKey(key);
  }

  /** At most once a minute and key, and nobody waits for it. */
  #touch(id: string): void {
    if (this.#touched.has(id)) return;
    this.#touched.set(id, true);
    this.database.identity.manager
      .update(ApiKey, { id }, { lastUsedAt: new Date() })
      .catch((error: unknown) => {
        this.#log.debug(
          `Last use of a key was not written down: ${error instanceof Error ? error.message : 'unknown'}`,
        );
      });
  }
}
