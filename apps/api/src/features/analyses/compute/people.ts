/** Who is one with whom: facts keep the customer they were recorded under, whoever that one was merged into since. */
export class People {
  readonly #mergedInto = new Map<number, number>();

  /** Pairs of a customer and the one it was merged into, who may have been merged as well. */
  add(merged: readonly (readonly [customer: number, into: number])[]): void {
    for (const [customer, into] of merged) this.#mergedInto.set(customer, into);
  }

  inForce(customer: number): number {
    let one = customer;
    for (let into = this.#mergedInto.get(one); into !== undefined; into = this.#mergedInto.get(one))
      one = into;
    return one;
  }
}
