import { type AttuneClient, Refusal } from './attune-client.ts';
import { compare, type Comparison } from './compare.ts';
import type { Item } from './items.ts';

/** How far a change is to go. */
export interface ApplyOptions {
  why: string;
  /** From which day it is to be in force; undefined leaves it a draft. `always`: since ever. */
  publishFrom: string | undefined;
}

export interface Outcome {
  item: Item;
  /** `refused` says why in `message`. */
  done: 'unchanged' | 'drafted' | 'submitted' | 'published' | 'refused';
  message: string;
}

/** Problems that go away once something else of the same files is published. */
const waiting = new Set(['formula-reference-unknown', 'set-indicator-unknown']);

/**
 * Makes drafts of what is another, and publishes them where that is asked for, as far as the key may. Each item stands
 * for itself; one that needs another waits for it.
 */
export async function applyItems(
  client: AttuneClient,
  items: readonly Item[],
  options: ApplyOptions,
): Promise<Outcome[]> {
  const outcomes = new Map<Item, Outcome>();
  let left = items;
  for (let before = Infinity; left.length > 0 && left.length < before;) {
    before = left.length;
    const again: Item[] = [];
    for (const item of left) {
      try {
        outcomes.set(item, { item, ...(await applyItem(client, item, options)) });
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        outcomes.set(item, { item, done: 'refused', message: error.message });
        if (waiting.has(error.code)) again.push(item);
      }
    }
    left = again;
  }
  return items.flatMap((item) => outcomes.get(item) ?? []);
}

async function applyItem(
  client: AttuneClient,
  item: Item,
  options: ApplyOptions,
): Promise<Pick<Outcome, 'done' | 'message'>> {
  const compared = await compare<unknown>(client, item.kind, item);
  const { open, published, changes, matchesPublished } = compared;
  if (matchesPublished)
    return { done: 'unchanged', message: `version ${published?.version} says so already` };
  if (changes.length > 0) await draft(client, compared, options.why);
  const version = (await client.versions(compared.kind, item.key)).find(
    ({ status }) => status === 'draft' || status === 'in-review',
  );
  if (!version) throw new Refusal('draft-hidden', undefined, 'The key may not see what it drafted.');
  const { publishFrom } = options;
  if (publishFrom === undefined)
    return open && changes.length === 0
      ? { done: 'unchanged', message: `version ${version.version} is ${version.status} and says so already` }
      : { done: 'drafted', message: `version ${version.version}` };
  return publish(client, compared, {
    version,
    why: options.why,
    from: publishFrom === 'always' ? null : publishFrom,
  });
}

async function draft(
  client: AttuneClient,
  { kind, key, body, open, exists }: Comparison<unknown>,
  why: string,
): Promise<void> {
  if (open?.status === 'in-review')
    throw new Refusal(
      'definition-not-draft',
      undefined,
      `Version ${open.version} is in review: decide on it first.`,
    );
  if (open) await client.edit(kind, { key, version: open.version }, { revision: open.revision, body, why });
  else if (exists) await client.draft(kind, key, { body, why });
  else await client.define(kind, { key, body, why });
}

async function publish(
  client: AttuneClient,
  { kind, key }: Comparison<unknown>,
  {
    version: { version, status, revision },
    why,
    from,
  }: { version: { version: number; status: string; revision: number }; why: string; from: string | null },
): Promise<Pick<Outcome, 'done' | 'message'>> {
  let read = revision;
  if (status === 'draft') {
    await client.step(kind, { key, version, step: 'submit' }, { revision: read, why });
    read += 1;
  }
  try {
    await client.step(kind, { key, version, step: 'publish' }, { revision: read, why, from });
  } catch (error) {
    const isForOthers =
      error instanceof Refusal &&
      ['definition-own-review', 'definition-forbidden', 'key-scope', 'forbidden'].includes(error.code);
    if (!isForOthers) throw error;
    return {
      done: 'submitted',
      message: `version ${version} waits for somebody else to approve it (${error.code})`,
    };
  }
  return {
    done: 'published',
    message: `version ${version}, ${from === null ? 'since ever' : `from ${from}`}`,
  };
}
