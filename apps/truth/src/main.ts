import { ArgumentError, readArguments, usage } from './arguments.ts';
import { runChecks } from './run-checks.ts';
import { tableOf } from './report.ts';

const begin = performance.now();
const say = (text: string) =>
  process.stderr.write(`${((performance.now() - begin) / 1000).toFixed(0).padStart(4)} s  ${text}\n`);

async function main(): Promise<number> {
  const asked = readArguments(process.argv.slice(2));
  if (asked === 'help') {
    process.stdout.write(`${usage}\n`);
    return 0;
  }
  const rows = await runChecks(asked, say);
  process.stdout.write(tableOf(rows));
  return rows.some(({ passed }) => passed === false) ? 1 : 0;
}

for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => process.exit(130));
try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(
    error instanceof ArgumentError ? `${error.message}\n\n${usage}\n` : `${String(error)}\n`,
  );
  process.exitCode = error instanceof ArgumentError ? 2 : 1;
}
