import { writeSync } from 'node:fs';
import process from 'node:process';
import { createContext, Script } from 'node:vm';
import { sentenceOf } from '../plugin-failure.ts';
import { type Message, type Question, textOf, valueOf } from '../wire.ts';
import { AskedPlugin } from './asked-plugin.ts';
import { confine } from './confine.ts';

/**
 * The entry of an isolated plugin's process: `node … runner.mjs <bundle> <milliseconds>`. Questions come on the
 * standard input, messages go to descriptor 3. It ends with its host: when the input does, and, should the plugin be
 * caught in a loop then, after so many milliseconds.
 */
const [bundle = '', patience = ''] = process.argv.slice(2);
const messages = 3;
const { exit, stdin } = process;
const soon = setImmediate;

confine(bundle);

const context = createContext({ work: undefined });
const script = new Script('work()');
let plugin: AskedPlugin | undefined;

/** Runs what calls the plugin; a loop without end ends the process. */
function guarded<T>(work: () => T): T {
  context['work'] = work;
  try {
    return script.runInContext(context, { timeout: Number(patience) }) as T;
  } catch (error) {
    if ((error as { code?: unknown } | null)?.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') exit(1);
    throw error;
  }
}

function tell(message: Message): void {
  const bytes = new TextEncoder().encode(`${textOf(message)}\n`);
  for (let sent = 0; sent < bytes.length;) sent += writeSync(messages, bytes, sent);
}

async function answer(question: Question): Promise<unknown> {
  if (question.ask === 'load') {
    const { default: loaded } = await import(bundle);
    return guarded(() => {
      plugin = new AskedPlugin(loaded, JSON.parse(question.options), host);
      return plugin.describe();
    });
  }
  return guarded(() => plugin?.answer(question));
}

const say = (level: string) => (message: string, fields?: unknown) =>
  tell({ log: { level, message: String(message).slice(0, 500), fields } });
const host = {
  log: { info: say('info'), warn: say('warn'), error: say('error') },
  clock: { now: () => new Date() },
};

async function hear(line: string): Promise<void> {
  let message: Message;
  try {
    message = { answer: await answer(valueOf(line) as Question) };
  } catch (error) {
    const isOptions = (error as { code?: unknown } | null)?.code === 'options-invalid';
    message = {
      refusal: { code: isOptions ? 'options-invalid' : 'plugin-invalid', detail: sentenceOf(error) },
    };
  }
  // Only once nothing of the plugin is left to run, which would run at the cost of nobody's time limit.
  soon(() => tell(message));
}

let heard = '';
stdin.setEncoding('utf8');
stdin.on('data', (chunk: string) => {
  heard += chunk;
  const lines = heard.split('\n');
  heard = lines.pop() ?? '';
  for (const line of lines) void hear(line);
});
stdin.on('end', () => exit(0));
