import {
  firstIssue,
  type IndicatorBody,
  indicatorBody,
  type IndicatorSetBody,
  indicatorSetBody,
  type Names,
  names,
} from '@attune/contracts';
import { parseDocument } from 'yaml';
import { z } from 'zod';

/** The version of the format that is read and written here; a file says its own in its first line. */
export const format = 1;
export const formatName = 'attune-indicators';

/** A file that cannot be read at all. */
export class DefinitionFileError extends Error {
  readonly code: 'file-malformed' | 'format-missing' | 'format-newer';

  constructor(code: DefinitionFileError['code'], message: string) {
    super(message);
    this.name = 'DefinitionFileError';
    this.code = code;
  }
}

/** Indicators and sets by their keys, as a file says them. */
export interface DefinitionFile {
  indicators: ReadonlyMap<string, IndicatorBody>;
  sets: ReadonlyMap<string, IndicatorSetBody>;
  /** Where its numbers come from: for people. */
  sources: readonly Names[];
  /** What of it cannot be read; the rest can. */
  faults: readonly { kind: 'indicator' | 'set'; key: string; field: string; message: string }[];
}

const outline = z.strictObject({
  format: z.string(),
  sources: z.array(names).default([]),
  indicators: z.record(z.string(), z.unknown()).default({}),
  sets: z.record(z.string(), z.unknown()).default({}),
});

/**
 * Reads a file. A body that is none is a fault of its own and leaves the others as they are. Throws
 * `DefinitionFileError`.
 */
export function readDefinitionFile(text: string): DefinitionFile {
  // Aliases multiply: a few lines could stand for gigabytes.
  const document = parseDocument(text, { schema: 'core', stringKeys: true });
  const [error] = document.errors;
  if (error) throw new DefinitionFileError('file-malformed', firstLine(error.message));
  const value = valueOf(document);
  checkFormat(value);
  const read = outline.safeParse(value);
  if (!read.success) {
    const { field, message } = firstIssue(read.error, '');
    throw new DefinitionFileError('file-malformed', `${field}: ${message}`);
  }
  const faults: DefinitionFile['faults'][number][] = [];
  const bodies = <Body>(
    kind: 'indicator' | 'set',
    some: Readonly<Record<string, unknown>>,
    schema: z.ZodType<Body>,
  ) =>
    new Map(
      Object.entries(some).flatMap(([key, body]): [string, Body][] => {
        const parsed = schema.safeParse(body);
        if (parsed.success) return [[key, parsed.data]];
        faults.push({ kind, key, ...firstIssue(parsed.error, '') });
        return [];
      }),
    );
  return {
    indicators: bodies('indicator', read.data.indicators, indicatorBody),
    sets: bodies('set', read.data.sets, indicatorSetBody),
    sources: read.data.sources,
    faults,
  };
}

function valueOf(document: ReturnType<typeof parseDocument>): unknown {
  try {
    return document.toJS({ maxAliasCount: 20 });
  } catch (error) {
    throw new DefinitionFileError('file-malformed', firstLine(String(error)));
  }
}

function checkFormat(value: unknown): void {
  const said =
    typeof value === 'object' && value !== null ? (value as { format?: unknown }).format : undefined;
  const number =
    typeof said === 'string' ? new RegExp(`^${formatName}/(\\d{1,6})$`).exec(said)?.[1] : undefined;
  if (number === undefined)
    throw new DefinitionFileError(
      'format-missing',
      `The first line says no format: ${formatName}/${format} is read here.`,
    );
  if (Number(number) > format)
    throw new DefinitionFileError(
      'format-newer',
      `This file is of format ${number}, and up to ${format} is read here: use a newer Attune for it.`,
    );
}

const firstLine = (text: string) => text.split('\n')[0] ?? '';
