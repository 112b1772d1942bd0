import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const run = (...args: string[]) => spawnSync(process.execPath, [main, ...args], { encoding: 'utf8' });

test('the product answers what is true of a small enterprise', () => {
  const { status, stdout, stderr } = run('--customers', '200', '--months', '1', '--seeds', '0');
  expect(stdout, stderr).not.toContain('FAILED');
  for (const check of ['counting metrics', 'point estimates', 'sketches'])
    expect(stdout).toMatch(new RegExp(`^${check} .* passed `, 'm'));
  expect(status, stderr).toBe(0);
});

test('wrong arguments are explained', () => {
  const { status, stderr } = run('--customers', '7');
  expect(stderr).toContain('--customers has to be a whole number from 100 to 200000');
  expect(status).toBe(2);
});
