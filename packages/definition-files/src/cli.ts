import { ArgumentError, readArguments, usage } from './arguments.ts';
import { isExpected, runCommand } from './run-command.ts';

/** `npm run indicators`: definitions and sets as files. */
try {
  const args = readArguments(process.argv.slice(2), process.env);
  if (args === 'help') console.log(usage);
  else process.exitCode = await runCommand(args, (line) => console.log(line));
} catch (error) {
  if (error instanceof ArgumentError) console.error(`${error.message}\n\n${usage}`);
  else if (isExpected(error)) console.error(error.message);
  else throw error;
  process.exitCode = 1;
}
