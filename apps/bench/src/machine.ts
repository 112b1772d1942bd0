import { readFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';

/** How quick a core is at the moment: rounds of plain arithmetic in a twentieth of a second, in millions. */
function busyLoop(): number {
  let rounds = 0;
  let sum = 0;
  for (const end = performance.now() + 50; performance.now() < end;) {
    for (let i = 0; i < 10_000; i++) sum = (sum + Math.imul(i, 31)) | 0;
    rounds += 10_000;
  }
  return sum === 0.5 ? 0 : rounds / 1e6;
}

/** One line before each part: figures of a busy machine are to be read with care. */
export function machineNow(): string {
  return `load ${loadavg()[0]?.toFixed(2)}, busy loop ${busyLoop().toFixed(0)} M`;
}

export const machine = () => ({
  cpus: cpus().length,
  cpu: cpus()[0]?.model ?? 'unknown',
  memoryGb: Math.round(totalmem() / 2 ** 30),
  node: process.version,
  load: loadavg()[0],
});

/** Of the time in which something wanted to run, from now on: the share that the host gave to other machines. */
export function watchStolen(): () => number {
  const before = processorTimes();
  return () => {
    const now = processorTimes();
    const [busy, stolen] = [now.busy - before.busy, now.stolen - before.stolen];
    return busy + stolen === 0 ? 0 : stolen / (busy + stolen);
  };
}

/** In ticks, of all processors together; zeroes where the system does not tell. */
function processorTimes(): { busy: number; stolen: number } {
  try {
    const [, user, nice, system, , , irq, softirq, stolen] = readFileSync('/proc/stat', 'utf8')
      .slice(0, 200)
      .split(/\s+/, 9)
      .map(Number) as [number, number, number, number, number, number, number, number, number];
    return { busy: user + nice + system + irq + softirq, stolen };
  } catch {
    return { busy: 0, stolen: 0 };
  }
}
