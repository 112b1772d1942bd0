import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const files = {
  bare: new URL('./bare-fastify.ts', import.meta.url),
  insert: new URL('./insert-per-request.ts', import.meta.url),
};

export interface Reference {
  origin: string;
  stop: () => void;
}

/** A server to compare with, as a process of its own, as the product is. */
export async function startReference(name: keyof typeof files, url: string): Promise<Reference> {
  const child = fork(fileURLToPath(files[name]), {
    env: { PATH: process.env['PATH'] ?? '', DATABASE_URL: url },
  });
  const failed = once(child, 'exit').then(([code]) => {
    throw new Error(`The server to compare with (${name}) ended with ${code}.`);
  });
  failed.catch(() => undefined);
  const [port] = await Promise.race([once(child, 'message'), failed]);
  return { origin: `http://127.0.0.1:${port}`, stop: () => child.kill() };
}
