/** Thorough mixing of 32 bits ("lowbias32" by Chris Wellons, public domain). */
function mix(value: number): number {
  let x = value | 0;
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b);
  return x ^ (x >>> 16);
}

/** FNV-1a over UTF-16 code units: makes an entity's number from its name. */
export function hashOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < name.length; at += 1) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193);
  return hash;
}

const hashes = new Map<string, number>();
function streamHash(name: string): number {
  let hash = hashes.get(name);
  if (hash === undefined) {
    hash = hashOf(name);
    hashes.set(name, hash);
  }
  return hash;
}

/**
 * The random numbers of one entity in one stream: the n-th depends on (seed, stream, entity, part, n) and on nothing
 * else, so entities can be made in any order, and a new stream changes no other.
 *
 * @example
 * const draws = new Draws(7, 'order', customerIndex, orderIndex);
 */
export class Draws {
  #index = 0;
  readonly #first: number;
  readonly #second: number;

  constructor(seed: number, stream: string, entity: number, part = 0) {
    const low = mix(seed);
    const high = mix(Math.floor(seed / 0x1_0000_0000) + 0x51ed270b);
    const name = mix(low ^ mix(streamHash(stream) + high));
    // Two words of state: with one, half a million customers would share some of their draws.
    this.#first = mix(name + Math.imul(entity + 1, 0x9e3779b1)) ^ mix(part + 0x2545f491);
    this.#second = mix(name ^ Math.imul(entity + 0x632be5ab, 0x85ebca6b)) + Math.imul(part + 1, 0xc2b2ae35);
  }

  /** Uniform, strictly between 0 and 1. */
  next(): number {
    this.#index += 1;
    const x = mix(mix(this.#first + Math.imul(this.#index, 0x9e3779b9)) ^ this.#second);
    return ((x >>> 0) + 0.5) / 0x1_0000_0000;
  }

  /** True with the given probability. */
  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** A whole number from 0 to `count` - 1. */
  below(count: number): number {
    return Math.floor(this.next() * count);
  }
}
