import type { SpawnOptions } from 'node:child_process';
import { join } from 'node:path';
import type { IsolationLimits } from './isolation-limits.ts';
import { processUser } from './process-user.ts';

/**
 * How Node is started for a plugin: it reads the files of one folder, and has no network, no processes, no threads, no
 * environment and nothing of who starts it.
 */
export const isolatedNode = (
  folder: string,
  { heap }: Pick<IsolationLimits, 'heap'>,
): { flags: readonly string[]; options: SpawnOptions } => ({
  flags: [
    '--permission',
    `--allow-fs-read=${join(folder, '*')}`,
    '--no-experimental-sqlite',
    '--disallow-code-generation-from-strings',
    `--max-old-space-size=${heap}`,
    '--max-semi-space-size=8',
    '--no-warnings',
  ],
  options: {
    cwd: '/',
    env: {},
    // A Ctrl-C in the terminal is for us: who still waits for a figure shall get it.
    detached: true,
    ...processUser(),
  },
});
