import 'reflect-metadata';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule, type Foundation } from '../app.module.ts';
import { apiDescription } from '../create-app.ts';
import { createHttpAdapter } from '../platform/http/http-adapter.ts';
import { packageFolder } from '../platform/start/package-folder.ts';

export const openApiFile = join(packageFolder, 'openapi.json');

const nothing = { config: {}, database: {}, plugins: {} } as unknown as Foundation;

/** The text of `openapi.json`. Only the controllers are looked at: nothing is connected or started. */
export async function describeWithoutStarting(): Promise<string> {
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.of(nothing), createHttpAdapter(), {
    preview: true,
    logger: ['error'],
    abortOnError: false,
  });
  return `${JSON.stringify(apiDescription(app), null, 2)}\n`;
}
