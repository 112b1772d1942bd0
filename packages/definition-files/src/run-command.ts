import { writeFileSync } from 'node:fs';
import type { FieldChange } from '@attune/contracts';
import { applyItems } from './apply.ts';
import type { Arguments } from './arguments.ts';
import { AttuneClient, indicatorKind, type KindOf, Refusal, setKind } from './attune-client.ts';
import { compare, publishedOf } from './compare.ts';
import { readItems } from './items.ts';
import { writeDefinitionFile } from './write-file.ts';

type Say = (line: string) => void;

/** Throws `Refusal` where nothing at all can be done. @returns the exit code */
export async function runCommand(args: Arguments, say: Say): Promise<0 | 1> {
  const client = new AttuneClient(args.url, args.key);
  if (args.command === 'export') return exportAll(client, args.path, say);
  return args.command === 'diff' ? diff(client, args.path ?? '', say) : apply(client, args, say);
}

async function exportAll(client: AttuneClient, path: string | undefined, say: Say): Promise<0> {
  const text = writeDefinitionFile({
    indicators: await bodiesOf(client, indicatorKind),
    sets: await bodiesOf(client, setKind),
  });
  if (path === undefined) say(text.trimEnd());
  else writeFileSync(path, text);
  return 0;
}

async function bodiesOf<Body>(client: AttuneClient, kind: KindOf<Body>): Promise<Map<string, Body>> {
  const bodies = new Map<string, Body>();
  for (const key of await client.keys(kind)) {
    const published = publishedOf(await client.versions(kind, key));
    if (published) bodies.set(key, published.body);
  }
  return bodies;
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

/** A failure that needs no stack: it says what to do. */
export const isExpected = (error: unknown): error is Error =>
  error instanceof Refusal || (error instanceof Error && 'syscall' in error);
