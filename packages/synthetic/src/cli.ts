import { ArgumentError, readArguments, usage } from './cli/arguments.ts';
import { writeEnterprise } from './cli/write-enterprise.ts';

/** What to say about a failure of the machine rather than of ours. */
const failures: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EACCES: 'that folder may not be written to',
  EROFS: 'that folder may not be written to',
  ENOENT: 'that folder does not exist',
  ENOTDIR: 'that folder does not exist',
};

function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return failures[code] ?? error.message;
}

async function main(): Promise<number> {
  const options = readArguments(process.argv.slice(2));
  if (options === 'help') {
    console.log(usage);
    return 0;
  }
  const stop = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.once(name, () => stop.abort(new Error(`stopped by ${name}`)));
  }
  process.stdout.on('error', () => stop.abort(new Error('nobody reads the output any more (EPIPE)')));
  const started = performance.now();
  console.log(
    `Making ${options.customers} customers, ${options.from} to ${options.to}, seed ${options.seed}`,
  );
  const { events, truthFile } = await writeEnterprise({ ...options, signal: stop.signal });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${events} events in ${options.out}, the truth in ${truthFile} (${seconds} s)`);
  return 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  if (error instanceof ArgumentError) {
    console.error(`${error.message}\n\n${usage}`);
    process.exitCode = 2;
  } else {
    console.error(`Nothing was written: ${explain(error)}`);
    process.exitCode = 1;
  }
}
