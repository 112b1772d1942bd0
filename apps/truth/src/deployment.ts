import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(import.meta.resolve('@attune/api/dist/src/main.js'));

/** The product as it is shipped, on a new data folder with a PostgreSQL of its own. */
export interface Deployment {
  partitions: number;
  /** Where it answers. */
  origin: string;
  /** An API key with every scope. */
  key: string;
  /** Stops it and takes its data away. */
  close: () => Promise<void>;
}

/** Everything in one process, as `npm start`, without the sample. Days are days of UTC, as the truth has them. */
export async function openDeployment(partitions: number): Promise<Deployment> {
  const folder = mkdtempSync(join(tmpdir(), 'attune-truth-'));
  const key = `truth-${randomBytes(20).toString('base64url')}`;
  const child = spawn(process.execPath, [main], {
    cwd: folder,
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: process.env['HOME'] ?? '',
      // Compiling a thousand modules anew is most of what a start costs.
      NODE_COMPILE_CACHE: join(tmpdir(), 'attune-truth-compiled'),
      PORT: '0',
      ATTUNE_DATA_DIR: folder,
      ATTUNE_SAMPLE: 'none',
      ATTUNE_TIME_ZONE: 'UTC',
      ATTUNE_PARTITIONS: String(partitions),
      ATTUNE_BOOTSTRAP_KEY: key,
      ATTUNE_ADMIN_PASSWORD: randomBytes(12).toString('base64url'),
      ATTUNE_LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let stopping = false;
  // Ends its PostgreSQL too, which a kill would leave behind.
  const interrupt = () => child.kill('SIGINT');
  process.once('exit', interrupt);
  const close = async () => {
    stopping = true;
    interrupt();
    const late = setTimeout(() => child.kill('SIGKILL'), 30_000);
    await ended;
    clearTimeout(late);
    process.off('exit', interrupt);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  let output = '';
  child.once('exit', (code, signal) => {
    if (!stopping) process.stderr.write(`The product ended with ${signal ?? code}:\n${output}\n`);
  });
  try {
    const origin = await new Promise<string>((resolve, reject) => {
      const read = (chunk: Buffer) => {
        output = (output + chunk.toString()).slice(-5000);
        const said = /Attune\s+(http:\S+)/.exec(output)?.[1];
        if (said !== undefined) resolve(said);
      };
      child.stdout.on('data', read);
      child.stderr.on('data', read);
      child.once('error', reject);
      child.once('exit', (code) => reject(new Error(`The product ended with ${code}:\n${output}`)));
    });
    return { partitions, origin, key, close };
  } catch (error) {
    await close();
    throw error;
  }
}
