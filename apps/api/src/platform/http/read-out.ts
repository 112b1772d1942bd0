import type { Readable } from 'node:stream';

const mostBytes = 64 * 1024 * 1024;
const patienceMs = 10_000;

/**
 * Reads what a sender still sends, throws it away, and only then answers: one that is cut off in the middle of
 * sending sees a broken connection instead of the answer. Within bounds, since somebody may never stop.
 */
export function readOut(request: Readable, answer: () => void): void {
  if (request.readableEnded || request.destroyed) return answer();
  let left = mostBytes;
  const read = (chunk: Buffer) => {
    left -= chunk.length;
    if (left < 0) end();
  };
  const ends = ['end', 'close', 'error'];
  const end = () => {
    clearTimeout(timer);
    request.off('data', read);
    for (const event of ends) request.off(event, end);
    answer();
  };
  const timer = setTimeout(end, patienceMs);
  request.on('data', read);
  for (const event of ends) request.on(event, end);
  request.resume();
}
