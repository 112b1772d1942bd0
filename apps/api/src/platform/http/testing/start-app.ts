import { Module, type ModuleMetadata, type ValueProvider } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { configureHttp, createHttpAdapter } from '../http-adapter.ts';

interface Parts extends Pick<ModuleMetadata, 'imports' | 'providers'> {
  /** What the whole application gives to every feature: `{ provide: Database, useValue: database }`. */
  given: readonly ValueProvider[];
}

/** One feature behind the real HTTP shell, for its tests: no port, no other feature. Ask it with `inject`. */
export async function startApp({
  imports = [],
  providers = [],
  given,
}: Parts): Promise<NestFastifyApplication> {
  const exported = given.map(({ provide }) => provide);
  const platform = { module: moduleOf({}), global: true, providers: [...given], exports: exported };
  const root = moduleOf({ imports: [platform, ...imports], providers });
  const options = { logger: false, abortOnError: false } as const;
  const app = await NestFactory.create<NestFastifyApplication>(root, createHttpAdapter(), options);
  configureHttp(app);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}

function moduleOf(metadata: ModuleMetadata) {
  class Part {
    readonly isPart = true;
  }
  Module(metadata)(Part);
  return Part;
}
