import { biConnections, createdBiConnection, newBiConnection } from '@attune/contracts';
import { Body, Controller, Delete, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { CurrentPrincipal } from '../../platform/http/access/current-principal.ts';
import { Principal } from '../../platform/http/access/principal.ts';
import { RequireScope } from '../../platform/http/access/require.ts';
import { Answers, AnswersNothing, Refuses } from '../../platform/http/answers.ts';
import { CreateBiConnection } from './create-bi-connection.ts';
import { DeleteBiConnection } from './delete-bi-connection.ts';
import { ListBiConnections } from './list-bi-connections.ts';
import { biProblem } from './problems.ts';
import { RotatePassword } from './rotate-password.ts';

const id = z.uuid();

@ApiTags('bi-connections')
@RequireScope('bi:manage')
@Controller('v1/bi-connections')
export class BiConnectionsController {
  constructor(
    private readonly list: ListBiConnections,
    private readonly create: CreateBiConnection,
    private readonly remove: DeleteBiConnection,
    private readonly rotate: RotatePassword,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The BI connections of the departments you manage' })
  @Answers(biConnections, 'Newest first, without passwords')
  @Refuses({ 401: 'unauthenticated', 403: 'forbidden' })
  async listBiConnections(@CurrentPrincipal() principal: Principal) {
    return { connections: await this.list.run(principal) };
  }

  @Post()
  @Header('cache-control', 'no-store')
  @ApiOperation({
    summary: 'Make a login of PostgreSQL for a BI tool, for a department and what is below it',
  })
  @Answers(createdBiConnection, 'Where to connect to, and the password; it is shown this once', 201)
  @Refuses({
    401: 'unauthenticated',
    403: 'forbidden, csrf',
    409: 'bi-roles-not-allowed',
    422: 'bi-department',
  })
  createBiConnection(
    @CurrentPrincipal() principal: Principal,
    @Body({ schema: newBiConnection }) body: z.infer<typeof newBiConnection>,
  ) {
    return this.create.run(principal, body);
  }

  @Post(':id/password')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'Give a BI connection another password' })
  @Answers(createdBiConnection, 'The password; it is shown this once, and sessions of the old one have ended')
  @Refuses({
    401: 'unauthenticated',
    403: 'forbidden, csrf',
    404: 'bi-connection-not-found',
    409: 'bi-roles-not-allowed',
  })
  rotatePassword(@CurrentPrincipal() principal: Principal, @Param('id') connection: string) {
    return this.rotate.run(principal, idOf(connection));
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Take a BI connection away, for good' })
  @AnswersNothing('Its sessions have ended and its login is gone')
  @Refuses({
    401: 'unauthenticated',
    403: 'forbidden, csrf',
    404: 'bi-connection-not-found',
    409: 'bi-roles-not-allowed',
  })
  async deleteBiConnection(@CurrentPrincipal() principal: Principal, @Param('id') connection: string) {
    await this.remove.run(principal, idOf(connection));
  }
}

function idOf(text: string): string {
  if (!id.safeParse(text).success) throw biProblem('bi-connection-not-found');
  return text;
}
