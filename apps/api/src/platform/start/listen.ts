import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Config } from '../config/config.ts';
import { StartError } from './start-error.ts';

/** Answers the origin under which this very process can be reached from this machine. */
export async function listen(app: NestFastifyApplication, config: Config): Promise<string> {
  try {
    // Not `app.listen`, which logs a failure before we can say what to do about it.
    await app.getHttpAdapter().getInstance().listen({ port: config.port, host: config.host });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') {
      throw new StartError(
        `Port ${config.port} is taken by another program. Stop it, or set PORT to another one.`,
      );
    }
    if (code === 'EACCES' || code === 'EADDRNOTAVAIL') {
      throw new StartError(
        `Attune may not listen on ${config.host}:${config.port} (${code}). Set PORT or ATTUNE_HOST.`,
      );
    }
    throw error;
  }
  const { port } = app.getHttpServer().address() as { port: number };
  const host = ['0.0.0.0', '::'].includes(config.host) ? '127.0.0.1' : config.host;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
