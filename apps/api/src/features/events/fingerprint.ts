import { hash } from 'node:crypto';

/**
 * Tells whether two items under one id are the same fact: SHA-256 of the item as JSON with the keys of every object
 * in order, cut to 16 bytes. Taken of the item as it was sent, so a missing `time` stays missing.
 */
export function fingerprint(item: unknown): string {
  return hash('sha256', canonical(item), 'hex').slice(0, 32);
}

/** Written out rather than left to a replacer of `JSON.stringify`, which takes five times as long. */
function canonical(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value !== 'object' || value === null) return String(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  let fields = '';
  for (const key of Object.keys(value).sort()) {
    fields += `${fields === '' ? '' : ','}${JSON.stringify(key)}:${canonical((value as Record<string, unknown>)[key])}`;
  }
  return `{${fields}}`;
}
