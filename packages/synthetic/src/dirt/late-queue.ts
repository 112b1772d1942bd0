import type { CloudEvent } from '@attune/contracts';

interface Waiting {
  due: number;
  event: CloudEvent;
}

/** Events held back until their turn; first due, first out, and in order of arrival where that is the same. */
export class LateQueue {
  readonly #waiting: Waiting[] = [];

  add(due: number, event: CloudEvent): void {
    let low = 0;
    let high = this.#waiting.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#waiting[middle]?.due ?? Infinity) <= due) low = middle + 1;
      else high = middle;
    }
    this.#waiting.splice(low, 0, { due, event });
  }

  *until(at: number): Generator<CloudEvent> {
    for (let next = this.#waiting[0]; next !== undefined && next.due <= at; next = this.#waiting[0]) {
      this.#waiting.shift();
      yield next.event;
    }
  }
}
