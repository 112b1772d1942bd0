import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as contracts from '@attune/contracts';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule, type Foundation } from './app.module.ts';
import { introduction } from './openapi/introduction.ts';
import { configureHttp, createHttpAdapter } from './platform/http/http-adapter.ts';
import { describeApi, serveDocs } from './platform/http/openapi.ts';
import { serveAdmin } from './platform/http/serve-admin.ts';
import { Log } from './platform/start/logger.ts';
import { packageFolder } from './platform/start/package-folder.ts';
import { version } from './version.ts';

const title = 'Attune';

const adminFolder = join(packageFolder, '..', 'admin', 'dist');

/** The application with everything that HTTP needs; not listening yet. */
export async function createApp(foundation: Foundation): Promise<NestFastifyApplication> {
  const https = foundation.config.publicUrl?.startsWith('https:') ?? false;
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.of(foundation),
    createHttpAdapter({ bodyLimit: contracts.ingestLimits.bodyBytes, https }),
    { logger: new Log(foundation.config.logLevel), abortOnError: false, forceCloseConnections: true },
  );
  configureHttp(app);
  // A worker answers nobody: it has the features, and nothing that only a visitor needs.
  if (foundation.config.role === 'worker') return app;
  serveDocs(app, { title, describe: () => apiDescription(app) });
  if (existsSync(adminFolder)) serveAdmin(app, adminFolder);
  return app;
}

export const apiDescription = (app: NestFastifyApplication) =>
  describeApi(app, {
    title,
    description: introduction,
    version,
    schemas: contracts,
  });
