import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { indicatorKind, type KindOf, setKind } from './attune-client.ts';
import { DefinitionFileError, readDefinitionFile } from './read-file.ts';

/** One indicator or set of a file. */
export interface Item {
  kind: KindOf<unknown>;
  key: string;
  body: unknown;
  file: string;
}

export interface ReadItems {
  /** Indicators first: sets are made of them. */
  items: Item[];
  /** A sentence each. */
  faults: string[];
}

/** Of a file, or of every YAML file in a folder and below it. A file or body that cannot be read leaves the others. */
export function readItems(path: string): ReadItems {
  const items: Item[] = [];
  const faults: string[] = [];
  const seen = new Map<string, string>();
  for (const file of filesIn(path)) {
    try {
      const read = readDefinitionFile(readFileSync(file, 'utf8'));
      faults.push(
        ...read.faults.map(
          ({ kind, key, field, message }) => `${file}: ${kind} ${key}: ${field}: ${message}`,
        ),
      );
      const all = [
        ...[...read.indicators].map(([key, body]) => ({ kind: indicatorKind, key, body, file })),
        ...[...read.sets].map(([key, body]) => ({ kind: setKind, key, body, file })),
      ];
      for (const item of all) {
        const name = `${item.kind.kind} ${item.key}`;
        const before = seen.get(name);
        if (before !== undefined) faults.push(`${file}: ${name} is in ${before} as well`);
        else items.push(item);
        seen.set(name, before ?? file);
      }
    } catch (error) {
      if (!(error instanceof DefinitionFileError)) throw error;
      faults.push(`${file}: ${error.message}`);
    }
  }
  return { items: items.toSorted((a, b) => a.kind.kind.localeCompare(b.kind.kind)), faults };
}

function filesIn(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.ya?ml$/.test(name))
    .toSorted()
    .map((name) => join(path, name));
}
