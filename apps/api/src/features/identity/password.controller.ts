import { changePassword, session as sessionAnswer } from '@attune/contracts';
import { Body, Controller, Put, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { RequireSignedIn } from '../../platform/http/access/require.ts';
import { Answers, Refuses } from '../../platform/http/answers.ts';
import { ChangePassword } from './change-password.ts';
import { CurrentSession } from './current-session.ts';
import { SessionDoor } from './session-door.ts';
import type { FoundSession } from './sessions.ts';
import { ShowSession } from './show-session.ts';

@ApiTags('session')
@Controller('v1/session/password')
export class PasswordController {
  constructor(
    private readonly door: SessionDoor,
    private readonly change: ChangePassword,
    private readonly showSession: ShowSession,
  ) {}

  @Put()
  @RequireSignedIn()
  @ApiOperation({ summary: 'Change the password; every other session of the account ends' })
  @Answers(sessionAnswer, 'The new session, with a new csrf value')
  @Refuses({ 401: 'unauthenticated', 403: 'csrf', 422: 'password-wrong', 429: 'too-many-requests' })
  async changePassword(
    @CurrentSession() { account }: FoundSession,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body({ schema: changePassword }) body: z.infer<typeof changePassword>,
  ) {
    const session = await this.change.run(account.id, body, request.ip);
    this.door.open(reply, session);
    return this.showSession.run(session.token);
  }
}
