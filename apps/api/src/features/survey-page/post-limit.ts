import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';

/**
 * A class of pupils or a hall with one network address answers at the same moment, so many may come at once;
 * after that, one a second. The log takes far more: this only keeps one sender from filling it.
 */
const atOnce = 120;
const everyMs = 1000;

/** Per process and in memory: an address is never written down. */
@Injectable()
export class PostLimit {
  /** Until when each address has used up its share, in ms. */
  readonly #used = new LRUCache<string, number>({ max: 10_000 });

  /** Takes one post. @returns 0, or the seconds to wait where it is too many */
  take(address: string, now: number = Date.now()): number {
    const used = Math.max(this.#used.get(address) ?? 0, now);
    const wait = used + everyMs - now - atOnce * everyMs;
    if (wait > 0) return Math.ceil(wait / 1000);
    this.#used.set(address, used + everyMs);
    return 0;
  }
}
