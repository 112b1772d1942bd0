import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(import.meta.resolve('@attune/api/dist/src/main.js'));

export interface ProductProcess {
  pid: number;
  /** Where it answers; empty for a worker. */
  origin: string;
  /** Milliseconds from the start of the process until it said that it is ready. */
  startedIn: number;
  stop: () => Promise<void>;
}

export type Environment = Record<string, string>;

const ready = { http: /Attune\s+(http:\S+)/, all: /Attune\s+(http:\S+)/, worker: /Attune works/ };

/**
 * What the README gives a process of one role: the garbage collector works more, the heap stays small, and what it let
 * go of is given back.
 */
const small = [
  '--max-semi-space-size=4',
  '--heap-growing-percent=30',
  '--no-memory-pool',
  '--no-large-page-pool',
];

/** The product as it is shipped, as a process of its own. It ends with `stop`, or with the bench. */
export async function startProduct(role: keyof typeof ready, env: Environment): Promise<ProductProcess> {
  const begin = performance.now();
  const child = spawn(process.execPath, [...(role === 'all' ? [] : small), main], {
    env: { PATH: process.env['PATH'] ?? '', ATTUNE_ROLE: role, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const kill = () => child.kill('SIGKILL');
  let stopping = false;
  process.once('exit', kill);
  let output = '';
  const origin = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-5000);
      const said = ready[role].exec(output);
      if (said) resolve(said[1] ?? '');
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`The product (${role}) ended with ${code}:\n${output}`)));
  });
  child.once('exit', (code, signal) => {
    if (!stopping) process.stderr.write(`The product (${role}) ended with ${signal ?? code}:\n${output}\n`);
  });
  return {
    pid: child.pid as number,
    origin,
    startedIn: performance.now() - begin,
    stop: async () => {
      stopping = true;
      child.kill('SIGTERM');
      // One that was stopped hears nothing.
      child.kill('SIGCONT');
      const late = setTimeout(kill, 20_000);
      await ended;
      clearTimeout(late);
      process.off('exit', kill);
    },
  };
}

/** Resident memory in megabytes, or undefined where the system does not tell. */
export function residentMb({ pid }: ProductProcess): number | undefined {
  try {
    const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
  } catch {
    return undefined;
  }
}
