import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const pidFile = (folder: string) => join(folder, 'kafka.pid');

export const rememberPid = (folder: string, pid: number) => writeFileSync(pidFile(folder), String(pid));

/** Ends a broker that a killed process left running on this folder: two on one folder would fight for it. */
export async function stopOrphan(folder: string): Promise<void> {
  let pid: number;
  try {
    pid = Number(readFileSync(pidFile(folder), 'utf8'));
  } catch {
    return;
  }
  if (pid > 0 && isBroker(pid, folder)) await end(pid);
  rmSync(pidFile(folder), { force: true });
}

/** Asks the broker to stop; insists after a while. */
export async function end(pid: number): Promise<void> {
  for (const [signal, patience] of [
    ['SIGTERM', 15_000],
    ['SIGKILL', 5_000],
  ] as const) {
    if (!send(pid, signal)) return;
    const deadline = Date.now() + patience;
    while (Date.now() < deadline) {
      if (!alive(pid)) return;
      await sleep(20);
    }
  }
  throw new Error(`The Kafka broker (process ${pid}) did not stop.`);
}

export const alive = (pid: number) => send(pid, 0);

function send(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(pid, signal);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The number may belong to another program by now. */
function isBroker(pid: number, folder: string): boolean {
  if (!alive(pid)) return false;
  if (process.platform !== 'linux') return true;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(join(folder, 'server.properties'));
  } catch {
    return false;
  }
}
