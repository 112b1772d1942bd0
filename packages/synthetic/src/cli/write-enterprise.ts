import {
  closeSync,
  mkdtempSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { customerDirtRates, dirtRates, incidents } from '../dirt/rates.ts';
import { type DirtTruth, soil } from '../dirt/soil.ts';
import { generateEnterprise } from '../generate-enterprise.ts';
import { day } from '../model/calendar.ts';
import type { Arguments } from './arguments.ts';
import { PartFiles } from './part-files.ts';

/** Up to here the truth file says of every customer what nobody can see. */
const customersInTruth = 20_000;

export interface Written {
  events: number;
  truthFile: string;
}

/**
 * Writes the events and their truth. Both files appear under their names only when they are complete.
 *
 * @param options.signal ends the work early and cleans up
 */
export async function writeEnterprise(options: Arguments & { signal: AbortSignal }): Promise<Written> {
  const { out, customers, dirt, signal } = options;
  const target = resolve(out);
  // The finished file is moved to its name: moved onto /dev/null it would take the place of the device.
  const there = statSync(target, { throwIfNoEntry: false });
  if (there !== undefined && !there.isFile()) throw new Error('--out names no ordinary file');
  const folder = mkdtempSync(join(dirname(target), `.${basename(target)}-`));
  try {
    const enterprise = generateEnterprise(options);
    const files = new PartFiles(folder);
    const steps = enterprise.walk();
    let step = steps.next();
    for (let count = 0; step.done !== true; step = steps.next(), count += 1) {
      for (const dated of step.value) files.add(dated);
      if (count % 256 === 0) await pause(signal);
    }
    const touched: DirtTruth = {};
    const period = { from: Date.parse(options.from), to: Date.parse(options.to) + day };
    const soiling = { seed: options.seed, ...period, touched };
    const lines = dirt ? serialised(soil(files.events(), soiling)) : files.lines();
    const draft = join(folder, 'events');
    const events = await writeLines(draft, lines, signal);
    const truth = {
      ...step.value,
      events,
      dirt: dirt ? { rates: { ...dirtRates, ...customerDirtRates }, incidents, ids: touched } : null,
      individuals:
        customers <= customersInTruth
          ? Array.from({ length: customers }, (_, index) => enterprise.truthOf(index))
          : null,
    };
    const truthDraft = join(folder, 'truth');
    writeFileSync(truthDraft, `${JSON.stringify(truth, null, 1)}\n`);
    const truthFile = `${target}.truth.json`;
    renameSync(draft, target);
    renameSync(truthDraft, truthFile);
    return { events, truthFile };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Lets signals and a closed pipe be noticed. */
async function pause(signal: AbortSignal): Promise<void> {
  await setImmediate();
  signal.throwIfAborted();
}

function* serialised(events: Iterable<unknown>): Generator<string> {
  for (const event of events) yield JSON.stringify(event);
}

async function writeLines(path: string, lines: Iterable<string>, signal: AbortSignal): Promise<number> {
  const file = openSync(path, 'w');
  let count = 0;
  let pending = '';
  const flush = () => {
    const bytes = Buffer.from(pending);
    // A disk that is nearly full takes a part and fails only on the next try.
    for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done);
    pending = '';
  };
  try {
    for (const line of lines) {
      pending += `${line}\n`;
      count += 1;
      if (pending.length < 1_048_576) continue;
      flush();
      await pause(signal);
    }
    flush();
  } finally {
    closeSync(file);
  }
  return count;
}
