import { existsSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readFileSync } from 'node:fs';

/** `npm run reset`: drops the data folder of the embedded database. Asks for Attune to be stopped first. */
const root = join(import.meta.dirname, '..', '..');
const folder = resolve(root, process.env['ATTUNE_DATA_DIR'] ?? '.attune');

if (!existsSync(join(folder, 'postgres')) && !existsSync(join(folder, 'postgres-password'))) {
  process.stdout.write(`Nothing to reset: ${folder} holds no Attune data.\n`);
  process.exit(0);
}
const pid = postmaster(join(folder, 'postgres', 'postmaster.pid'));
if (pid !== undefined) {
  process.stderr.write(`PostgreSQL is running on ${folder} (process ${pid}). Stop Attune first.\n`);
  process.exit(1);
}
rmSync(folder, { recursive: true, force: true });
process.stdout.write(`${folder} is removed. The next start begins anew.\n`);

function postmaster(file: string): number | undefined {
  try {
    const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
    process.kill(pid, 0);
    return pid;
  } catch {
    return undefined;
  }
}
