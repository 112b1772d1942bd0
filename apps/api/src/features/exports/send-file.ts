import { Readable } from 'node:stream';
import { Logger } from '@nestjs/common';
import type { FastifyReply } from 'fastify';

const log = new Logger('exports');

export interface SentFile {
  name: string;
  type: string;
  parts: AsyncIterable<string | Uint8Array>;
}

/**
 * Sends a file as it is made, no faster than it is taken. A reader who goes away ends the making; a failure in the
 * middle breaks the connection off, so that nobody takes half a file for a whole one.
 *
 * @param closed is called when the last of it has been taken, or nothing more will be
 */
export function sendFile(
  reply: FastifyReply,
  { name, type, parts }: SentFile,
  closed: () => void = () => undefined,
): void {
  const file = Readable.from(parts, { objectMode: false, highWaterMark: 64 * 1024 });
  file.on('error', (error) => log.error(`${name} broke off, request ${reply.request.id}`, error.stack));
  file.on('close', closed);
  void reply
    .header('cache-control', 'no-store')
    .header('content-disposition', `attachment; filename="${name}"`)
    .type(type)
    .send(file);
}
