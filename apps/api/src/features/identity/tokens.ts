import { createHash, hash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 bits that nobody guesses, fit for a cookie and a header. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** Tokens are long and random, so a plain hash keeps them as well as a slow one would. */
export const hashOf = (token: string): Buffer => hash('sha256', token, 'buffer');

export interface NewKey {
  /** Shown once. */
  key: string;
  /** Kept, to tell keys apart. */
  prefix: string;
}

/** `atk_<prefix>_<secret>`: recognisable where it leaks, by us and by scanners of repositories. */
export function newKey(): NewKey {
  const prefix = `atk_${randomBytes(4).toString('hex')}`;
  return { key: `${prefix}_${newToken()}`, prefix };
}

/** Tells nothing by how long it takes, not even of the length. */
export function sameSecret(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
