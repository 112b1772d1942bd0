import { Module } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { DepartmentsModule } from '../departments/departments.module.ts';
import { readBundleBodies } from './bundle-body.ts';
import { ChangePlugins } from './change-plugins.ts';
import { ExamineBundle } from './examine-bundle.ts';
import { InstallPlugin } from './install-plugin.ts';
import { InstalledPlugins } from './installed-plugins.ts';
import { ListPlugins } from './list-plugins.ts';
import { OwnersOnly } from './owners-only.guard.ts';
import { PluginUses } from './plugin-uses.ts';
import { PluginsController } from './plugins.controller.ts';
import { RemovePlugin } from './remove-plugin.ts';
import { SwitchPlugin } from './switch-plugin.ts';

@Module({
  imports: [DepartmentsModule],
  controllers: [PluginsController],
  providers: [
    OwnersOnly,
    ExamineBundle,
    InstalledPlugins,
    ChangePlugins,
    InstallPlugin,
    SwitchPlugin,
    RemovePlugin,
    ListPlugins,
    PluginUses,
  ],
  exports: [InstalledPlugins, PluginUses],
})
export class PluginsModule {
  constructor(host: HttpAdapterHost<FastifyAdapter>) {
    readBundleBodies(host.httpAdapter);
  }
}
