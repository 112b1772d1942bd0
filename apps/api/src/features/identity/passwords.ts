import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { newToken } from './tokens.ts';

/** Argon2id (the default of the library) with OWASP's parameters: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

@Injectable()
export class Passwords {
  /** Of a password that nobody has. Checking it takes as long as checking a real one. */
  readonly #nobody = hash(newToken(), cost);

  hash(password: string): Promise<string> {
    return hash(password, cost);
  }

  /** @param stored undefined where there is no such account; the answer is then no, after the same work */
  async matches(stored: string | undefined, password: string): Promise<boolean> {
    const matches = await verify(stored ?? (await this.#nobody), password);
    return matches && stored !== undefined;
  }
}
