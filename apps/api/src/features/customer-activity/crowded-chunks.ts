/** Chunks that stand beside each other, the smallest first. */
export interface Crowd<Id> {
  chunks: readonly Id[];
  /** Of each in bytes. */
  sizes: readonly number[];
}

/** A chunk of so many bytes is never replaced: that would take little off a reader, and long. */
export const full = 2 ** 19;
/** Bytes that are replaced in one transaction, about. */
const atOnce = 2 ** 20;
const steep = 4;

/**
 * Which chunks are replaced together, in one transaction each. One that is much larger than all smaller ones stays, so
 * that a fact is written again a few times in all, and not once for each time that something is added.
 */
export function replacements<Id>(crowds: readonly Crowd<Id>[]): Id[][] {
  const batches: Id[][] = [];
  let batch: Id[] = [];
  let bytes = 0;
  for (const crowd of crowds) {
    const { chunks, size } = smallest(crowd);
    batch.push(...chunks);
    bytes += size;
    if (bytes < atOnce) continue;
    batches.push(batch);
    [batch, bytes] = [[], 0];
  }
  return batch.length > 0 ? [...batches, batch] : batches;
}

function smallest<Id>({ chunks, sizes }: Crowd<Id>) {
  let size = 0;
  const end = sizes.findIndex((next, at) => {
    if (at > 1 && (next > steep * size || size + next > 2 * atOnce)) return true;
    size += next;
    return false;
  });
  return { chunks: end < 0 ? chunks : chunks.slice(0, end), size };
}
