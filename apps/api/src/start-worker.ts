import { Logger } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Config } from './platform/config/config.ts';
import type { Database } from './platform/database/database.ts';
import { Lull } from './platform/log/lull.ts';
import { openStream, type RunningStream } from './platform/start/open-stream.ts';
import { Rounds } from './platform/start/rounds.ts';
import { topology } from './topology.ts';

/** The handlers of `topology.ts` on the stream, and what runs besides them in a worker. */
export async function startWorker(
  app: NestFastifyApplication,
  parts: { config: Config; database: Database },
): Promise<RunningStream> {
  const log = new Logger('stream');
  const handlers = async () => {
    const bySource = await Promise.all(topology.handlers.map((source) => app.get(source).handlers()));
    return bySource.flat();
  };
  const stream = await openStream({ ...parts, report: (message) => log.warn(message) }, handlers);
  const rounds = topology.rounds.map(({ pause, canWait, worker, work }) => {
    const looksAfter = app.get<unknown>(worker) as never;
    const lull = canWait ? new Lull(parts.database.worker) : undefined;
    return new Rounds(worker.name, pause, async () => {
      if (!lull || (await lull.hasCome())) await work(looksAfter);
    });
  });
  const runners = topology.runners.map((runner) => app.get(runner));
  for (const runner of runners) runner.start();
  return {
    stop: async () => {
      await Promise.all(runners.map((runner) => runner.stop()));
      await Promise.all(rounds.map((round) => round.stop()));
      await stream.stop();
    },
  };
}
