import type { Command } from './commands.ts';

/**
 * Leaves out what is not needed to fail, in halves first and single entries last: a run needs a database of its
 * own, so there can be some dozens of them and not the thousands that a general shrinker takes.
 *
 * @param fails what went wrong, or undefined
 */
export async function minimise(
  list: readonly Command[],
  fails: (list: readonly Command[]) => Promise<string | undefined>,
  within = 60_000,
): Promise<{ list: readonly Command[]; error: string | undefined }> {
  const until = Date.now() + within;
  let best = list;
  let error: string | undefined;
  const tryOut = async (smaller: readonly Command[]) => {
    const outcome = Date.now() < until ? await fails(smaller) : undefined;
    if (outcome === undefined) return false;
    best = smaller;
    error = outcome;
    return true;
  };
  for (let size = Math.ceil(list.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let from = Math.max(0, best.length - size); from >= 0; from -= size) {
      await tryOut(best.toSpliced(from, size));
    }
  }
  for (let i = best.length - 1; i >= 0; i--) {
    for (let k = sizeOf(best[i]) - 1; k >= 0; k--) {
      const command = best[i];
      if (command) await tryOut(best.with(i, without(command, k)));
    }
  }
  return { list: best, error };
}

function sizeOf(command: Command | undefined): number {
  if (command?.do === 'send') return command.entries.length;
  return command?.do === 'send-together' ? command.batches.length : 0;
}

function without(command: Command, k: number): Command {
  if (command.do === 'send') return { ...command, entries: command.entries.toSpliced(k, 1) };
  return command.do === 'send-together' ? { ...command, batches: command.batches.toSpliced(k, 1) } : command;
}
