import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { TallyChanged } from '@attune/contracts';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { Principal } from '../../platform/http/access/principal.ts';
import { Departments } from '../departments/departments.ts';
import { liveProblem } from './problems.ts';

interface Connection {
  request: IncomingMessage;
  response: ServerResponse;
  headers: OutgoingHttpHeaders;
}

interface Reader {
  response: ServerResponse;
  departments: ReadonlySet<number>;
  /** Hints since the last message; sent together. */
  pending: TallyChanged | undefined;
}

/** A fold's hint as it comes through the database. */
interface Hint {
  measures: string[];
  departments: number[];
  from: string;
  to: string;
}

/** At most five messages a second each: a hint only says "ask again". */
const flushEvery = 200;
const heartbeatEvery = 15_000;
const mostReaders = 2_000;

/** Everybody who follows figures as they move. Each hears of departments they may see, and of nothing else. */
@Injectable()
export class LiveReaders implements OnModuleDestroy {
  readonly #readers = new Set<Reader>();
  #flush: NodeJS.Timeout | undefined;
  #heartbeat: NodeJS.Timeout | undefined;

  constructor(private readonly departments: Departments) {}

  add(principal: Principal, { request, response, headers }: Connection): void {
    if (this.#readers.size >= mostReaders)
      throw liveProblem('live-full', { headers: { 'retry-after': '30' } });
    const reader: Reader = { response, departments: principal.departments, pending: undefined };
    response.writeHead(200, {
      ...headers,
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    response.write('retry: 1000\n\n');
    this.#readers.add(reader);
    this.#heartbeat ??= setInterval(() => this.#beat(), heartbeatEvery).unref();
    request.on('close', () => this.#readers.delete(reader));
  }

  /** A batch was folded. An unreadable or empty hint means that anything may have moved. */
  tallyChanged(payload: string): void {
    if (this.#readers.size === 0) return;
    const hint = readHint(payload);
    for (const reader of this.#readers) {
      const seen = hint.departments.filter((id) => reader.departments.has(id));
      if (hint.departments.length > 0 && seen.length === 0) continue;
      reader.pending = joined(reader.pending, { ...hint, departments: this.#keysAbove(seen) });
    }
    this.#flush ??= setTimeout(() => this.#send(), flushEvery);
  }

  onModuleDestroy(): void {
    clearTimeout(this.#flush);
    clearInterval(this.#heartbeat);
    for (const { response } of this.#readers) response.end();
  }

  /** A figure of a parent moves with its child's. */
  #keysAbove(ids: readonly number[]): string[] {
    const tree = this.departments.tree();
    const today = this.departments.treeToday();
    const all = new Set(ids.flatMap((id) => [id, ...(today.has(id) ? today.ancestors(id) : [])]));
    return [...all].map((id) => tree.keyOf(id)).filter((key) => key !== undefined);
  }

  #send() {
    this.#flush = undefined;
    for (const reader of this.#readers) {
      if (!reader.pending) continue;
      reader.response.write(`event: tally.changed\ndata: ${JSON.stringify(reader.pending)}\n\n`);
      reader.pending = undefined;
    }
  }

  #beat() {
    for (const { response } of this.#readers) response.write(': still here\n\n');
  }
}

function readHint(payload: string): Hint {
  const anything: Hint = { measures: [], departments: [], from: '1970-01-01', to: '2199-12-31' };
  if (payload === '') return anything;
  try {
    return JSON.parse(payload) as Hint;
  } catch {
    return anything;
  }
}

/** An empty list stands for all. */
function joined(a: TallyChanged | undefined, b: TallyChanged): TallyChanged {
  if (!a) return b;
  const both = (x: string[], y: string[]) =>
    x.length === 0 || y.length === 0 ? [] : [...new Set([...x, ...y])];
  return {
    measures: both(a.measures, b.measures),
    departments: both(a.departments, b.departments),
    from: a.from < b.from ? a.from : b.from,
    to: a.to > b.to ? a.to : b.to,
  };
}
