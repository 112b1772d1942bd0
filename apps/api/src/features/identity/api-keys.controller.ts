import { apiKey, createdApiKey, newApiKey } from '@attune/contracts';
import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { CurrentPrincipal } from '../../platform/http/access/current-principal.ts';
import { Principal } from '../../platform/http/access/principal.ts';
import { RequireScope } from '../../platform/http/access/require.ts';
import { Answers, AnswersNothing, Refuses } from '../../platform/http/answers.ts';
import { CreateApiKey } from './create-api-key.ts';
import { ListApiKeys } from './list-api-keys.ts';
import { identityProblem } from './problems.ts';
import { RevokeApiKey } from './revoke-api-key.ts';

const apiKeys = z.object({ apiKeys: z.array(apiKey) });
const id = z.uuid();

@ApiTags('api-keys')
@RequireScope('keys:manage')
@Controller('v1/api-keys')
export class ApiKeysController {
  constructor(
    private readonly listKeys: ListApiKeys,
    private readonly createKey: CreateApiKey,
    private readonly revokeKey: RevokeApiKey,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'The API keys of the departments you manage',
    description:
      'Without the keys themselves: these are shown once, when they are made. For signed-in people.',
  })
  @Answers(apiKeys, 'Newest first, without the revoked ones')
  @Refuses({ 401: 'unauthenticated', 403: 'forbidden' })
  async listApiKeys(@CurrentPrincipal() principal: Principal) {
    return { apiKeys: await this.listKeys.run(principal) };
  }

  @Post()
  @ApiOperation({
    summary: 'Make an API key for a department and what is below it',
    description:
      'Send it as `Authorization: Bearer <key>`. The answer shows it once; afterwards only how it begins.',
  })
  @Answers(createdApiKey, 'The key; it is shown this once', 201)
  @Refuses({ 401: 'unauthenticated', 403: 'forbidden, csrf, key-scope-beyond-yours', 422: 'key-department' })
  createApiKey(
    @CurrentPrincipal() principal: Principal,
    @Body({ schema: newApiKey }) body: z.infer<typeof newApiKey>,
  ) {
    return this.createKey.run(principal, body);
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({
    summary: 'Revoke an API key, for good',
    description: 'This process refuses it at once. It cannot be brought back; make another.',
  })
  @AnswersNothing('Revoked; other processes refuse it within five seconds')
  @Refuses({ 401: 'unauthenticated', 403: 'forbidden, csrf', 404: 'api-key-not-found' })
  async revokeApiKey(@CurrentPrincipal() principal: Principal, @Param('id') keyId: string) {
    if (!id.safeParse(keyId).success) throw identityProblem('api-key-not-found');
    await this.revokeKey.run(principal, keyId);
  }
}
