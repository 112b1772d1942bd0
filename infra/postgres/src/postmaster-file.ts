import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface RunningServer {
  pid: number;
  port: number;
}

/** What `postmaster.pid` says of a server on this folder, or undefined where none is alive. */
export function runningServer(folder: string): RunningServer | undefined {
  let lines: string[];
  try {
    lines = readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return undefined;
  }
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  return Number.isInteger(pid) && pid > 0 && port > 0 && isServer(pid) ? { pid, port } : undefined;
}

/** A pid alone proves nothing: after a crash the number may belong to some other program by now. */
function isServer(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  if (process.platform !== 'linux') return true;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('postgres');
  } catch {
    return false;
  }
}
