import { hash } from 'node:crypto';

/**
 * Tells whether two items under one id are the same fact: SHA-256 of the item with the keys of every object in
 * order, cut to 16 bytes. Taken of the item as it was sent, so a missing `time` stays missing.
 */
export function fingerprint(item: unknown): string {
  return hash('sha256', JSON.stringify(item, inOrder), 'hex').slice(0, 32);
}

function inOrder(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const keys = Object.keys(value);
  if (isSorted(keys)) return value;
  return Object.fromEntries(keys.sort().map((key) => [key, (value as Record<string, unknown>)[key]]));
}

function isSorted(keys: readonly string[]): boolean {
  for (let i = 1; i < keys.length; i++) if ((keys[i - 1] as string) > (keys[i] as string)) return false;
  return true;
}
