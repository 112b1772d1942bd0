import type { Problem } from '@attune/contracts';
import { RequestFailed, secondsToWait } from './request-failed.ts';

interface Outcome<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

function problemIn(error: unknown): Partial<Problem> {
  return typeof error === 'object' && error !== null ? error : {};
}

/** The body of a request that succeeded; throws `RequestFailed` otherwise, also when no answer came. */
export async function answerOf<T>(request: Promise<Outcome<T>>): Promise<T> {
  const { data, error, response } = await request.catch((cause: unknown) => {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new RequestFailed({}, 0);
  });
  if (response.ok) return data as T;
  const wait = secondsToWait(response.headers.get('retry-after'), Date.now());
  throw new RequestFailed(problemIn(error), response.status, wait);
}
