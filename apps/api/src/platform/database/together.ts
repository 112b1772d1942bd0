/**
 * As `Promise.all`, but settled only when all are: what is asked in one transaction has ended with it, also where some
 * of it failed.
 */
export async function together<const T extends readonly unknown[]>(
  work: T,
): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  await Promise.allSettled(work);
  return Promise.all(work);
}
