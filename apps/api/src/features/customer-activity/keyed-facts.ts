const most = Number.MAX_SAFE_INTEGER;

/**
 * Facts by a whole number that says whom and what they are about, added up. In columns, 20 bytes each: there may be some
 * hundred thousand.
 */
export class KeyedFacts {
  #keys = new Float64Array(16);
  #times = new Int32Array(16);
  #sums = new Float64Array(16);
  #length = 0;

  /** How many were added. */
  get length(): number {
    return this.#length;
  }

  add(key: number, n: number, sum: number): void {
    if (this.#length === this.#keys.length) this.#grow();
    const at = this.#length++;
    this.#keys[at] = key;
    this.#times[at] = n;
    this.#sums[at] = sum;
  }

  /**
   * In the order of the keys, each once, less what came to nothing. What is too large for one fact comes in several with
   * the same key.
   */
  each(visit: (key: number, n: number, sum: number) => void): void {
    const [keys, times, sums] = [this.#keys, this.#times, this.#sums];
    // An ordinary array is sorted by its runs, and most of what is added comes in a few.
    const order = Array.from({ length: this.#length }, (_, at) => at).sort(
      (a, b) => (keys[a] as number) - (keys[b] as number),
    );
    let key = -1;
    let n = 0;
    let sum = 0;
    for (const at of order) {
      const more = n + (times[at] as number);
      const larger = sum + (sums[at] as number);
      const fits = (more | 0) === more && larger <= most && larger >= -most;
      if (keys[at] === key && fits) {
        n = more;
        sum = larger;
      } else {
        if (n !== 0 || sum !== 0) visit(key, n, sum);
        key = keys[at] as number;
        n = times[at] as number;
        sum = sums[at] as number;
      }
    }
    if (n !== 0 || sum !== 0) visit(key, n, sum);
  }

  #grow() {
    const longer = <T extends Float64Array | Int32Array>(column: T, to: T): T => {
      to.set(column);
      return to;
    };
    const length = this.#length * 2;
    this.#keys = longer(this.#keys, new Float64Array(length));
    this.#times = longer(this.#times, new Int32Array(length));
    this.#sums = longer(this.#sums, new Float64Array(length));
  }
}
