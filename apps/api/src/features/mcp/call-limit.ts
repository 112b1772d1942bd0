import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { platformProblem } from '../../platform/http/problem-error.ts';

const windowMs = 60_000;
/** A conversation asks a few dozen times a minute; more is a loop. */
const most = 120;

/** Holds every key to so many requests within a minute, in each process by itself. */
@Injectable()
export class CallLimit {
  readonly #used = new LRUCache<string, { since: number; calls: number }>({ max: 10_000 });

  /** @throws too-many-requests, with the seconds to wait */
  count(keyId: string, now = Date.now()): void {
    let used = this.#used.get(keyId);
    if (used === undefined || now - used.since >= windowMs) used = { since: now, calls: 0 };
    used.calls += 1;
    this.#used.set(keyId, used);
    if (used.calls <= most) return;
    const wait = Math.ceil((used.since + windowMs - now) / 1000);
    throw platformProblem('too-many-requests', { headers: { 'retry-after': String(wait) } });
  }
}
