/** Something to wait for that is never missed: a call between two waits ends the second one at once. */
export class Wake {
  #called = false;
  #resolve: (() => void) | undefined;

  call(): void {
    this.#called = true;
    this.#resolve?.();
  }

  /** Ends when called, or after `milliseconds`. True where it was called. */
  async wait(milliseconds: number): Promise<boolean> {
    if (!this.#called) {
      let timer: NodeJS.Timeout | undefined;
      await new Promise<void>((resolve) => {
        this.#resolve = resolve;
        timer = setTimeout(resolve, milliseconds);
      });
      clearTimeout(timer);
      this.#resolve = undefined;
    }
    const called = this.#called;
    this.#called = false;
    return called;
  }
}
