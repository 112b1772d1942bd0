import { newPlugin, type NewPlugin, plugins as pluginsAnswer } from '@attune/contracts';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, UseGuards } from '@nestjs/common';
import { ApiConsumes, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal } from '../../platform/http/access/current-principal.ts';
import { Principal } from '../../platform/http/access/principal.ts';
import { RequireScope } from '../../platform/http/access/require.ts';
import { Answers, AnswersNothing, Refuses } from '../../platform/http/answers.ts';
import { bundleType } from './bundle-body.ts';
import { InstallPlugin } from './install-plugin.ts';
import { ListPlugins } from './list-plugins.ts';
import { OwnersOnly } from './owners-only.guard.ts';
import { RemovePlugin } from './remove-plugin.ts';
import { SwitchPlugin } from './switch-plugin.ts';

@ApiTags('plugins')
@RequireScope('plugins:manage')
@UseGuards(OwnersOnly)
@Controller('v1/plugins')
export class PluginsController {
  constructor(
    private readonly list: ListPlugins,
    private readonly installing: InstallPlugin,
    private readonly switching: SwitchPlugin,
    private readonly removing: RemovePlugin,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Built-in and installed plugins, and how they do' })
  @Answers(pluginsAnswer, 'Built-in plugins first')
  @Refuses({ 403: 'plugin-forbidden' })
  listPlugins() {
    return this.#all();
  }

  @Post()
  @ApiOperation({
    summary:
      'Install a plugin, or another version of it: its one-file bundle, with options where sent as JSON',
  })
  @ApiConsumes('application/json', bundleType)
  @Answers(pluginsAnswer, 'All plugins, the new one among them and enabled', 201)
  @Refuses({
    403: 'plugin-forbidden',
    409: 'plugin-built-in, indicator-duplicate',
    413: 'plugin-too-large, body-too-large',
    422: 'plugin-invalid, plugin-options-invalid',
    503: 'plugin-not-started',
  })
  async installPlugin(
    @CurrentPrincipal() principal: Principal,
    @Body({ schema: newPlugin }) body: NewPlugin,
  ) {
    await this.installing.run(principal, body);
    return this.#all();
  }

  @Post(':name/disable')
  @HttpCode(200)
  @ApiOperation({ summary: 'Stop a plugin: its indicators are gone until it is enabled again' })
  @Answers(pluginsAnswer, 'All plugins')
  @Refuses({ 403: 'plugin-forbidden', 404: 'plugin-not-found' })
  async disablePlugin(@Param('name') name: string) {
    await this.switching.run(name, false);
    return this.#all();
  }

  @Post(':name/enable')
  @HttpCode(200)
  @ApiOperation({ summary: 'Offer the indicators of a plugin again' })
  @Answers(pluginsAnswer, 'All plugins')
  @Refuses({ 403: 'plugin-forbidden', 404: 'plugin-not-found', 409: 'indicator-duplicate' })
  async enablePlugin(@Param('name') name: string) {
    await this.switching.run(name, true);
    return this.#all();
  }

  @Delete(':name')
  @HttpCode(204)
  @ApiOperation({ summary: 'Remove an installed plugin' })
  @AnswersNothing('Removed')
  @Refuses({ 403: 'plugin-forbidden', 404: 'plugin-not-found', 409: 'plugin-in-use' })
  async removePlugin(@Param('name') name: string): Promise<void> {
    await this.removing.run(name);
  }

  #all() {
    return { plugins: this.list.run() };
  }
}
