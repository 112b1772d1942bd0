import { constants, setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import type { FromThread } from './thread.ts';

export interface Refusal {
  code: string;
  detail: string;
}

/**
 * The other side of `Thread`, called once by the thread's entry. `refusalOf` recognises the errors that are meant for
 * the caller; any other is a failure with its stack.
 */
export function answerQuestions<Question>(
  answer: (question: Question, tell: (message: unknown) => void) => unknown,
  refusalOf: (error: unknown) => Refusal | undefined,
): void {
  const port = parentPort;
  if (!port) throw new Error('This file is the entry of a thread.');
  // On Linux a priority belongs to a thread: folding and answering go first. Elsewhere it would be the process's.
  if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  const send = (message: FromThread) => port.postMessage(message);
  port.on('message', (question: Question) => {
    try {
      send({ answer: answer(question, (told) => send({ told })) });
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal) send({ refusal });
      else send({ failure: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  });
}
