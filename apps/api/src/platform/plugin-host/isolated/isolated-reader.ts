import { hash } from 'node:crypto';
import type { ReadOptions } from '@attune/metrics';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import type { Cell, IndicatorReader, OfferedIndicator } from '../indicator-reader.ts';
import { PluginFailure } from '../plugin-failure.ts';
import { cellText } from '../wire.ts';
import { type AnswerOf, answerShapes } from './answer-shapes.ts';
import type { IsolatedPlugin } from './isolated-plugin.ts';
import type { PluginDescription } from './plugin-description.ts';

type Ask = keyof AnswerOf;

/** Answers of isolated plugins by what they were asked; `null` changes are kept in a box of their own. */
export type AnswerCache = LRUCache<string, { readonly is: AnswerOf[Ask] }>;

/** @param bytes roughly, keys included */
export const answerCache = (bytes: number): AnswerCache => new LRUCache({ maxSize: bytes });

export interface IsolatedReaderParts {
  plugin: IsolatedPlugin;
  description: PluginDescription;
  /** Of the bundle and its options: another one answers anew. */
  fingerprint: string;
  cache: AnswerCache;
}

/** What an isolated plugin offers; its process is started by whoever asks first. */
export function offeredIsolated(parts: IsolatedReaderParts): OfferedIndicator[] {
  const reader = new IsolatedReader(parts);
  const { fingerprint } = parts;
  const { name: plugin, indicators } = parts.description;
  return indicators.map((definition) => ({ definition, plugin, isolated: true, fingerprint, reader }));
}

const mostCells = 500;
const mostCharacters = 1_000_000;

/** Asks the process of a plugin, as few times as possible, and believes nothing that it has not checked. */
export class IsolatedReader implements IndicatorReader {
  readonly #versions: ReadonlyMap<string, number>;

  constructor(private readonly parts: IsolatedReaderParts) {
    this.#versions = new Map(parts.description.indicators.map(({ key, version }) => [key, version]));
  }

  readAll(key: string, cells: readonly Cell[], options?: ReadOptions) {
    return this.#all('read', key, { cells, options });
  }

  compareAll(key: string, pairs: readonly (readonly [Cell, Cell])[], options?: ReadOptions) {
    return this.#all('compare', key, { cells: pairs, options });
  }

  explainAll(key: string, cells: readonly Cell[]) {
    return this.#all('explain', key, { cells, options: undefined });
  }

  async #all<A extends Ask>(
    ask: A,
    key: string,
    { cells, options }: { cells: readonly unknown[]; options: ReadOptions | undefined },
  ): Promise<(AnswerOf[A] | PluginFailure)[]> {
    const version = this.#versions.get(key);
    if (version === undefined) throw new Error(`The plugin has no indicator ${key}.`);
    const level = options?.level ?? null;
    const about = `${this.parts.fingerprint} ${ask} ${key} ${version} ${level}`;
    const asked = cells.map((cell) => {
      const text = cellText(cell);
      return { text, id: hash('sha256', `${about} ${text}`, 'base64url') };
    });
    const known = new Map<string, AnswerOf[A] | PluginFailure>();
    const unknown = new Map<string, string>();
    for (const { id, text } of asked) {
      const kept = this.parts.cache.get(id);
      if (kept) known.set(id, kept.is as AnswerOf[A]);
      else unknown.set(id, text);
    }
    for (const batch of batches([...unknown]))
      for (const [id, answer] of await this.#ask(ask, { key, level, batch })) known.set(id, answer);
    return asked.map(({ id }) => known.get(id) as AnswerOf[A] | PluginFailure);
  }

  async #ask<A extends Ask>(
    ask: A,
    {
      key,
      level,
      batch,
    }: { key: string; level: number | null; batch: readonly (readonly [string, string])[] },
  ): Promise<(readonly [id: string, AnswerOf[A] | PluginFailure])[]> {
    let answers: readonly (AnswerOf[A] | PluginFailure)[];
    try {
      const head = JSON.stringify({ ask, key, level }).slice(0, -1);
      const said = await this.parts.plugin.askText(
        `${head},"cells":[${batch.map(([, text]) => text).join()}]}`,
      );
      answers = understood(ask, said, batch.length);
    } catch (error) {
      if (!(error instanceof PluginFailure)) throw error;
      return batch.map(([id]) => [id, error] as const);
    }
    const failed = answers.find((answer) => answer instanceof PluginFailure);
    if (failed) this.parts.plugin.blame(failed);
    return batch.map(([id], at) => {
      const answer = answers[at] as AnswerOf[A] | PluginFailure;
      if (!(answer instanceof PluginFailure))
        this.parts.cache.set(id, { is: answer }, { size: 200 + JSON.stringify(answer).length });
      return [id, answer] as const;
    });
  }
}

const said = z.array(
  z.union([z.strictObject({ is: z.unknown() }), z.strictObject({ threw: z.string().max(500) })]),
);

/** One answer per cell, whatever came. */
function understood<A extends Ask>(
  ask: A,
  came: unknown,
  count: number,
): readonly (AnswerOf[A] | PluginFailure)[] {
  const { data, success } = said.safeParse(came);
  if (!success || data.length !== count) {
    const failure = new PluginFailure('plugin-answer-invalid', `It has not answered ${count} times.`);
    return Array.from({ length: count }, () => failure);
  }
  return data.map((each) => {
    if ('threw' in each) return new PluginFailure('plugin-threw', each.threw);
    const checked = answerShapes[ask].safeParse(each.is);
    if (!checked.success)
      return new PluginFailure('plugin-answer-invalid', z.prettifyError(checked.error).slice(0, 500));
    return deepFrozen(checked.data) as AnswerOf[A];
  });
}

/** Handed out many times. */
function deepFrozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null)
    for (const part of Object.values(Object.freeze(value))) deepFrozen(part);
  return value;
}

function* batches(cells: readonly (readonly [string, string])[]) {
  let batch: (readonly [string, string])[] = [];
  let characters = 0;
  for (const cell of cells) {
    if (batch.length === mostCells || (batch.length > 0 && characters + cell[1].length > mostCharacters)) {
      yield batch;
      [batch, characters] = [[], 0];
    }
    batch.push(cell);
    characters += cell[1].length;
  }
  if (batch.length > 0) yield batch;
}
