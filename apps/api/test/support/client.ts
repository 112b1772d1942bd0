import { setTimeout as sleep } from 'node:timers/promises';
import type {
  ApiKey,
  CloudEvent,
  IngestAnswer,
  IngestItem,
  Problem,
  Receipt,
  Session,
  ValueRow,
  Values,
} from '@attune/contracts';
import { Live } from './live.ts';

export interface Answer<Body> {
  status: number;
  headers: Headers;
  body: Body;
}

export const single = 'application/cloudevents+json';
export const batch = 'application/cloudevents-batch+json';

/** Speaks to Attune as another system would: with one key or session, over HTTP, knowing nothing of its inside. */
export class Client {
  constructor(
    readonly origin: string,
    private readonly headers: Readonly<Record<string, string>> = {},
  ) {}

  /** The answer as it comes in, for files. */
  raw(path: string, init: RequestInit = {}): Promise<Response> {
    return fetch(this.origin + path, {
      redirect: 'manual',
      signal: AbortSignal.timeout(60_000),
      ...init,
      headers: { ...this.headers, ...(init.headers as Record<string, string> | undefined) },
    });
  }

  async request<Body = Problem>(path: string, init: RequestInit = {}): Promise<Answer<Body>> {
    const response = await this.raw(path, init);
    const text = await response.text();
    const isJson = /[/+]json/.test(response.headers.get('content-type') ?? '');
    return {
      status: response.status,
      headers: response.headers,
      body: (isJson ? JSON.parse(text) : text) as Body,
    };
  }

  post<Body = Problem>(path: string, body: string | Buffer, type: string): Promise<Answer<Body>> {
    return this.request(path, { method: 'POST', body, headers: { 'content-type': type } });
  }

  /** A batch, with one answer for each item; throws where the batch as a whole was refused. */
  async send(events: readonly unknown[]): Promise<IngestItem[]> {
    const { status, body } = await this.post<IngestAnswer>('/v1/events', JSON.stringify(events), batch);
    if (status !== 202) throw new Error(`The batch was refused: ${status} ${JSON.stringify(body)}`);
    return body.items;
  }

  async sendOne(event: CloudEvent): Promise<IngestItem> {
    const { status, body } = await this.post<IngestAnswer>('/v1/events', JSON.stringify(event), single);
    const [item] = status === 202 ? body.items : [];
    if (!item) throw new Error(`The event was refused: ${status} ${JSON.stringify(body)}`);
    return item;
  }

  async get<Body>(path: string): Promise<Body> {
    const { status, body } = await this.request<Body>(path);
    if (status !== 200) throw new Error(`GET ${path}: ${status} ${JSON.stringify(body)}`);
    return body;
  }

  async values(indicator: string, query: Readonly<Record<string, string>> = {}): Promise<ValueRow[]> {
    const parameters = new URLSearchParams({ from: '2026-01-01', to: '2026-12-31', ...query });
    return (await this.get<Values>(`/v1/indicators/${indicator}/values?${parameters}`)).rows;
  }

  receipt(token: string): Promise<Receipt> {
    return this.get(`/v1/receipts/${token}`);
  }

  live(): Promise<Live> {
    return Live.follow(`${this.origin}/v1/live`, this.headers);
  }

  async createKey(wanted: {
    scopes: readonly string[];
    department: string;
    expiresAt?: string | null;
  }): Promise<ApiKey & { key: string }> {
    const { status, body } = await this.post<ApiKey & { key: string }>(
      '/v1/api-keys',
      JSON.stringify({ name: 'Test', expiresAt: null, ...wanted }),
      'application/json',
    );
    if (status !== 201) throw new Error(`No key: ${status} ${JSON.stringify(body)}`);
    return body;
  }

  /** A client with the session of a person, as their browser would keep it. */
  async signIn(email: string, password: string): Promise<Client> {
    const { status, headers, body } = await new Client(this.origin).post<Session>(
      '/v1/session',
      JSON.stringify({ email, password }),
      'application/json',
    );
    if (status !== 200) throw new Error(`Not signed in: ${status} ${JSON.stringify(body)}`);
    const [cookie = ''] = headers.getSetCookie();
    return new Client(this.origin, {
      cookie: cookie.split(';', 1)[0] as string,
      'x-attune-csrf': body.csrf,
    });
  }
}

/** Asks until the answer is good: figures follow what was accepted, they do not wait for it. */
export async function until<T>(
  ask: () => Promise<T>,
  good: (answer: T) => boolean,
  patience = 20_000,
): Promise<T> {
  const deadline = Date.now() + patience;
  for (;;) {
    const answer = await ask();
    if (good(answer)) return answer;
    if (Date.now() > deadline) throw new Error(`Still ${JSON.stringify(answer)} after ${patience} ms`);
    await sleep(25);
  }
}
