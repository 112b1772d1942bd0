import type {
  IndicatorBody,
  IndicatorDefinitionAnswer,
  IndicatorSetAnswer,
  IndicatorSetBody,
  LibraryEntry,
  Problem,
  SetEntry,
} from '@attune/contracts';

/** What Attune refused, by its code; `unreachable` where it gave no answer that could be read. */
export class Refusal extends Error {
  readonly code: string;

  constructor(code: string, field: string | undefined, detail: string) {
    super(`${code}${field === undefined ? '' : ` (${field})`}: ${detail}`);
    this.name = 'Refusal';
    this.code = code;
  }
}

export interface KindOf<Body> {
  readonly kind: 'indicator' | 'set';
  readonly path: string;
  /** The code of the problem where nobody has defined it. */
  readonly unknown: string;
  /** Only a name for the type of its bodies. */
  readonly body?: Body;
}

export const indicatorKind: KindOf<IndicatorBody> = {
  kind: 'indicator',
  path: '/v1/indicator-definitions',
  unknown: 'indicator-unknown',
};
export const setKind: KindOf<IndicatorSetBody> = {
  kind: 'set',
  path: '/v1/indicator-sets',
  unknown: 'set-unknown',
};

type Versions = (IndicatorDefinitionAnswer | IndicatorSetAnswer)['versions'];
export type Version<Body> = Omit<Versions[number], 'body'> & { body: Body };

/** Definitions through the public API, with what a key may do. */
export class AttuneClient {
  readonly #url: string;
  readonly #key: string;

  constructor(url: string, key: string) {
    this.#url = url;
    this.#key = key;
  }

  async keys({ kind, path }: KindOf<unknown>): Promise<string[]> {
    const answer = await this.#request<{ indicators?: LibraryEntry[]; sets?: SetEntry[] }>('GET', path);
    return ((kind === 'indicator' ? answer.indicators : answer.sets) ?? []).map((entry) => entry.key);
  }

  /** The newest first; none where nobody has defined it. */
  async versions<Body>({ path, unknown }: KindOf<Body>, key: string): Promise<Version<Body>[]> {
    try {
      const { versions } = await this.#request<{ versions: Version<Body>[] }>(
        'GET',
        `${path}/${encodeURIComponent(key)}`,
      );
      return versions;
    } catch (error) {
      if (error instanceof Refusal && error.code === unknown) return [];
      throw error;
    }
  }

  async define<Body>({ path }: KindOf<Body>, body: { key: string; body: Body; why: string }): Promise<void> {
    await this.#request('POST', path, body);
  }

  async draft<Body>({ path }: KindOf<Body>, key: string, body: { body: Body; why: string }): Promise<void> {
    await this.#request('POST', `${path}/${encodeURIComponent(key)}/versions`, body);
  }

  async edit<Body>(
    { path }: KindOf<Body>,
    of: { key: string; version: number },
    body: { revision: number; body: Body; why: string },
  ): Promise<void> {
    await this.#request('PUT', `${path}/${encodeURIComponent(of.key)}/versions/${of.version}`, body);
  }

  async step(
    { path }: KindOf<unknown>,
    of: { key: string; version: number; step: 'submit' | 'publish' },
    body: { revision: number; why: string; from?: string | null },
  ): Promise<void> {
    const { key, version, step } = of;
    await this.#request('POST', `${path}/${encodeURIComponent(key)}/versions/${version}/${step}`, body);
  }

  async #request<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
    const response = await fetch(new URL(path, this.#url), {
      method,
      headers: {
        authorization: `Bearer ${this.#key}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(60_000),
    }).catch((error: unknown) => {
      const { message, cause } = error as Error;
      const why = (cause instanceof Error && cause.message) || message;
      throw new Refusal(
        'unreachable',
        undefined,
        `${this.#url} does not answer (${why}): is Attune running there?`,
      );
    });
    const text = await response.text();
    const answer = parsed(text);
    if (response.ok && answer !== undefined) return answer as Answer;
    const problem = answer as Partial<Problem> | undefined;
    throw new Refusal(
      problem?.code ?? 'unreachable',
      problem?.field,
      problem?.detail ?? `${this.#url} answered ${response.status} without a problem: is it Attune?`,
    );
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
