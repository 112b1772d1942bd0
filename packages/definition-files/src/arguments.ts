import { parseArgs } from 'node:util';

export const usage = `npm run indicators -- export [FILE]        write all published definitions and sets; to the screen without FILE
npm run indicators -- diff FILE|FOLDER     what apply would change, field by field
npm run indicators -- apply FILE|FOLDER    make drafts of what is another
  --url URL            where Attune is (or ATTUNE_URL)
  --key KEY            an API key: values:read to export, indicators:propose to compare and draft,
                       indicators:publish to publish (or ATTUNE_KEY)
  --why TEXT           why it changes; asked for by apply
  --publish-from DAY   submit and publish from this local day on, as far as the key may; "always": since ever
Ends with 1 where anything was refused, or diff found changes.`;

export class ArgumentError extends Error {}

export interface Arguments {
  command: 'export' | 'diff' | 'apply';
  path: string | undefined;
  url: string;
  key: string;
  why: string;
  publishFrom: string | undefined;
}

const commands = ['export', 'diff', 'apply'] as const;

/** Throws `ArgumentError`. */
export function readArguments(
  given: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Arguments | 'help' {
  const { values, positionals } = parsed(given);
  if (values.help) return 'help';
  const [name, path, ...more] = positionals;
  const command = commands.find((each) => each === name);
  if (command === undefined) throw new ArgumentError('Say what to do: export, diff or apply.');
  if (more.length > 0)
    throw new ArgumentError(`One file or folder at a time: ${more.join(' ')} is too much.`);
  if (command !== 'export' && path === undefined)
    throw new ArgumentError(`Which file or folder shall be read?`);
  const url = values.url ?? environment['ATTUNE_URL'] ?? '';
  if (!URL.canParse(url)) throw new ArgumentError('Say where Attune is: --url http://127.0.0.1:4000');
  const key = values.key ?? environment['ATTUNE_KEY'] ?? '';
  if (key === '') throw new ArgumentError('Give an API key: --key, or ATTUNE_KEY.');
  const publishFrom = values['publish-from'];
  if (publishFrom !== undefined && publishFrom !== 'always' && !/^\d{4}-\d{2}-\d{2}$/.test(publishFrom))
    throw new ArgumentError('--publish-from is a day, such as 2026-01-01, or "always".');
  const why = values.why ?? '';
  if (command === 'apply' && why === '') throw new ArgumentError('Say why it changes: --why "…".');
  return { command, path, url, key, why, publishFrom };
}

function parsed(given: readonly string[]) {
  try {
    return parseArgs({
      args: [...given],
      allowPositionals: true,
      options: {
        url: { type: 'string' },
        key: { type: 'string' },
        why: { type: 'string' },
        'publish-from': { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new ArgumentError((error as Error).message);
  }
}
