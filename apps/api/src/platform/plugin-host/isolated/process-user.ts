import { readFileSync } from 'node:fs';

/**
 * Whom an isolated plugin runs as; undefined means the present user, for only root can choose another. It is a number
 * that no account has, not even `nobody`: other services run as that one, and processes of one user can end each other.
 */
export function processUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const taken = new Set(
    readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .map((line) => Number(line.split(':')[2])),
  );
  // Container engines map the numbers up to 65,535 as a rule, and not those beyond.
  let id = 65_533;
  while (taken.has(id)) id--;
  return { uid: id, gid: id };
}
