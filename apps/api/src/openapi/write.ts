import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule, type Foundation } from '../app.module.ts';
import { apiDescription } from '../create-app.ts';
import { createHttpAdapter } from '../platform/http/http-adapter.ts';
import { packageFolder } from '../platform/start/package-folder.ts';

/**
 * Writes `openapi.json`, from which the admin's client is generated. Only the controllers are looked at: nothing is
 * connected or started, so it works anywhere.
 */
const nothing = { config: {}, database: {}, plugins: {} } as unknown as Foundation;
const app = await NestFactory.create<NestFastifyApplication>(AppModule.of(nothing), createHttpAdapter(), {
  preview: true,
  logger: ['error'],
  abortOnError: false,
});
writeFileSync(join(packageFolder, 'openapi.json'), `${JSON.stringify(apiDescription(app), null, 2)}\n`);
