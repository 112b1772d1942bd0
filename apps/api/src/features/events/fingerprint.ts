import { hash } from 'node:crypto';

/**
 * Tells whether two items under one id are the same fact: SHA-256 of the item with the keys of every object in order,
 * cut to 16 bytes. Taken of the item as it was sent, so a missing `time` stays missing.
 */
export function fingerprint(item: unknown): string {
  return hash('sha256', canonical(item), 'hex').slice(0, 32);
}

/** No two values have one text: strings and keys say their length, which is cheaper than to quote them as JSON does. */
function canonical(value: unknown): string {
  if (typeof value === 'string') return `"${value.length}:${value}`;
  if (typeof value !== 'object' || value === null) return `${String(value)},`;
  let text = '';
  if (Array.isArray(value)) {
    for (const element of value) text += canonical(element);
    return `[${text}]`;
  }
  for (const key of inOrder(Object.keys(value))) {
    text += `${key.length}:${key}${canonical((value as Record<string, unknown>)[key])}`;
  }
  return `{${text}}`;
}

/** Few keys are put in order in place: `sort` makes lists of its own, and they were an eighth of all that ingest allocates. */
function inOrder(keys: string[]): string[] {
  if (keys.length > 30) return keys.sort();
  for (let i = 1; i < keys.length; i++) {
    const key = keys[i] as string;
    let at = i;
    for (; at > 0 && (keys[at - 1] as string) > key; at--) keys[at] = keys[at - 1] as string;
    keys[at] = key;
  }
  return keys;
}
