import { writeFileSync } from 'node:fs';
import type { FieldChange } from '@attune/contracts';
import { applyItems } from './apply.ts';
import type { Arguments } from './arguments.ts';
import { AttuneClient, indicatorKind, type KindOf, setKind } from './attune-client.ts';
import { compare, publishedOf } from './compare.ts';
import { readItems } from './items.ts';
import { writeDefinitionFile } from './write-file.ts';

type Say = (line: string) => void;

/**
 * Throws `Refusal` where nothing at all can be done.
 *
 * @param say what was asked for, a line at a time
 * @param note what is said about it, and is no part of a file that `say` writes
 * @returns the exit code
 */
export async function runCommand(args: Arguments, say: Say, note: Say): Promise<0 | 1> {
  const client = new AttuneClient(args.url, args.key);
  if (args.command === 'export') return exportAll(client, args.path, { say, note });
  return args.command === 'diff' ? diff(client, args.path ?? '', say) : apply(client, args, say);
}

async function exportAll(
  client: AttuneClient,
  path: string | undefined,
  { say, note }: { say: Say; note: Say },
): Promise<0> {
  const indicators = await exportedOf(client, indicatorKind);
  const sets = await exportedOf(client, setKind);
  const text = writeDefinitionFile({ indicators: indicators.bodies, sets: sets.bodies });
  if (path === undefined) say(text.trimEnd());
  else writeFileSync(path, text);
  note(
    `${path === undefined ? 'Exported' : `${path}:`} ${counted(indicators.bodies.size, 'indicator')}, ${counted(sets.bodies.size, 'set')}. What plugins bring by themselves is not written.`,
  );
  const retired = [...indicators.retired, ...sets.retired];
  if (retired.length > 0) note(`Retired, and so not written: ${retired.join(', ')}.`);
  return 0;
}

const counted = (many: number, what: string) => `${many} ${what}${many === 1 ? '' : 's'}`;

interface Exported<Body> {
  bodies: Map<string, Body>;
  /** A few words each. */
  retired: string[];
}

async function exportedOf<Body>(client: AttuneClient, kind: KindOf<Body>): Promise<Exported<Body>> {
  const found: Exported<Body> = { bodies: new Map(), retired: [] };
  for (const key of await client.keys(kind)) {
    const versions = await client.versions(kind, key);
    const published = publishedOf(versions);
    if (published) found.bodies.set(key, published.body);
    const ended = published ? undefined : versions.find(({ status }) => status === 'retired');
    if (ended) found.retired.push(`${kind.kind} ${key} (last day ${ended.to})`);
  }
  return found;
}

async function diff(client: AttuneClient, path: string, say: Say): Promise<0 | 1> {
  const { items, faults } = readItems(path);
  let differing = 0;
  for (const item of items) {
    const { changes, open, published } = await compare<unknown>(client, item.kind, item);
    if (changes.length === 0) continue;
    differing += 1;
    const beside = open
      ? `version ${open.version}, ${open.status}`
      : published
        ? `version ${published.version}`
        : 'new';
    say(`${item.kind.kind} ${item.key} (${beside})`);
    for (const change of changes) say(`  ${lineOf(change)}`);
  }
  for (const fault of faults) say(`refused  ${fault}`);
  return differing + faults.length === 0 ? 0 : 1;
}

async function apply(
  client: AttuneClient,
  { path = '', why, publishFrom }: Arguments,
  say: Say,
): Promise<0 | 1> {
  const { items, faults } = readItems(path);
  const outcomes = await applyItems(client, items, { why, publishFrom });
  for (const { item, done, message } of outcomes)
    say(`${done.padEnd(9)}  ${item.kind.kind} ${item.key}: ${message}`);
  for (const fault of faults) say(`refused    ${fault}`);
  return faults.length === 0 && outcomes.every(({ done }) => done !== 'refused') ? 0 : 1;
}

function lineOf({ path, before, after }: FieldChange): string {
  if (before === undefined) return `+ ${path}: ${JSON.stringify(after)}`;
  if (after === undefined) return `- ${path}: ${JSON.stringify(before)}`;
  return `~ ${path}: ${JSON.stringify(before)} → ${JSON.stringify(after)}`;
}
