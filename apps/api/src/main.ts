import 'reflect-metadata';
import { plugins } from '../attune.config.ts';
import { createApp } from './create-app.ts';
import { entities } from './app.module.ts';
import { CreateFirstAdmin } from './features/identity/create-first-admin.ts';
import { FurnishEnterprise } from './features/sample/furnish-enterprise.ts';
import { SendSample } from './features/sample/send-sample.ts';
import { startWorker } from './start-worker.ts';
import { ConfigError, readConfig } from './platform/config/config.ts';
import { Database } from './platform/database/database.ts';
import { migrate } from './platform/database/migrate.ts';
import { Notifications } from './platform/database/notifications.ts';
import { initialisePartitions } from './platform/log/partitions.ts';
import { loadPlugins } from './platform/plugin-host/load-plugins.ts';
import { LoadedPlugins } from './platform/plugin-host/loaded-plugins.ts';
import { Cleanup } from './platform/start/cleanup.ts';
import { openPostgres } from './platform/start/open-postgres.ts';
import { StartError } from './platform/start/start-error.ts';
import { consoleLog, progressBar, say, showWelcome } from './platform/start/terminal.ts';
import { listen } from './platform/start/listen.ts';
import { topology } from './topology.ts';

/** Starts this process in its role, in the order in which things need each other; stops in the opposite one. */
async function start(cleanup: Cleanup): Promise<void> {
  const config = readConfig(process.env);
  const opening = openPostgres(config);
  // Before it is open: Ctrl-C in the first seconds must not leave a server behind.
  const opened = opening.catch(() => undefined);
  cleanup.add('PostgreSQL', async () => (await opened)?.stop());
  const postgres = await opening;
  await migrate(postgres.url);
  const database = await Database.open({ url: postgres.url, entities });
  cleanup.add('database connections', () => database.close());
  await initialisePartitions(database.worker, config.partitions);

  const loaded = new LoadedPlugins(loadPlugins(plugins, consoleLog));
  const app = await createApp({ config, database, plugins: loaded });
  await app.init();
  cleanup.add('HTTP', () => app.close());
  const firstAdmin = await app.get(CreateFirstAdmin).run();
  // At once: whoever stops the first start early must still be able to sign in.
  if (firstAdmin?.password) say(`First owner: ${firstAdmin.email}, one-time password ${firstAdmin.password}`);
  await app.get(FurnishEnterprise).run();

  if (config.role !== 'http') {
    const worker = await startWorker(app, { config, database });
    cleanup.add('worker', () => worker.stop());
  }
  if (config.role === 'worker') return say('Attune works. Ctrl-C stops it.');

  const notifications = app.get(Notifications);
  for (const { channel, listener, tell } of topology.hints) {
    const receiver = app.get<unknown>(listener) as never;
    notifications.on(channel, (payload) => tell(receiver, payload));
  }
  notifications.start();
  cleanup.add('notifications', () => notifications.stop());
  const origin = await listen(app, config);
  await app.get(SendSample).run(origin, progressBar('Sample enterprise'));
  showWelcome({ url: config.publicUrl ?? origin, firstAdmin });
}

const cleanup = new Cleanup();
// Not `once`: npm passes on a Ctrl-C that we got already, and the second must not end us in the middle of stopping.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void cleanup.runAndExit(0));
start(cleanup).catch((error: unknown) => {
  // What a start fails with that is being stopped is of no interest.
  if (cleanup.running) return;
  const expected = error instanceof StartError || error instanceof ConfigError;
  say(
    expected || !(error instanceof Error)
      ? String((error as Error).message ?? error)
      : (error.stack ?? error.message),
    'error',
  );
  return cleanup.runAndExit(1);
});
