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
