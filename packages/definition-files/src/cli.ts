import { ArgumentError, readArguments, usage } from './arguments.ts';
import { Refusal } from './attune-client.ts';
import { fileSentence } from './file-sentence.ts';
import { runCommand } from './run-command.ts';

/** `npm run indicators`: definitions and sets as files. */
try {
  const args = readArguments(process.argv.slice(2), process.env);
  if (args === 'help') console.log(usage);
  else
    process.exitCode = await runCommand(
      args,
      (line) => console.log(line),
      (line) => console.error(line),
    );
} catch (error) {
  if (error instanceof ArgumentError) console.error(`${error.message}\n\n${usage}`);
  else {
    const sentence = error instanceof Refusal ? error.message : fileSentence(error);
    if (sentence === undefined) throw error;
    console.error(sentence);
  }
  process.exitCode = 1;
}
