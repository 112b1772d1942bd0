import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { CustomerTruth, EnterpriseTruth } from '@attune/synthetic';

export interface Plan {
  customers: number;
  seed: number;
  /** Days, both inclusive. */
  from: string;
  to: string;
}

/** An enterprise on disk: a million events would not fit into memory with what is learnt of them. */
export interface Made {
  plan: Plan;
  truth: EnterpriseTruth & { events: number; individuals: readonly CustomerTruth[] | null };
  /** Every event as JSON, in order of time. */
  lines: () => AsyncIterable<string>;
  remove: () => void;
}

const cli = fileURLToPath(new URL('cli.js', import.meta.resolve('@attune/synthetic')));

/** The generator's own command, which sorts through files. */
export async function make(plan: Plan): Promise<Made> {
  const folder = mkdtempSync(join(tmpdir(), 'attune-truth-'));
  const file = join(folder, 'events.ndjson');
  const given = Object.entries(plan).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const child = spawn(process.execPath, [cli, ...given, '--out', file, '--planted'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`The enterprise could not be made (${code}).`);
  return {
    plan,
    truth: JSON.parse(readFileSync(`${file}.truth.json`, 'utf8')),
    lines: () => createInterface({ input: createReadStream(file), crlfDelay: Infinity }),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** The last of the months is June 2025, so that no clock has to be trusted to be past it. */
export function periodOf(months: number): { from: string; to: string } {
  const from = new Date(Date.UTC(2025, 6 - months, 1)).toISOString().slice(0, 10);
  return { from, to: '2025-06-30' };
}
