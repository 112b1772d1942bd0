import { session as sessionAnswer, signIn } from '@attune/contracts';
import { Body, Controller, Delete, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Public, RequireSignedIn } from '../../platform/http/access/require.ts';
import { Answers, AnswersNothing, Refuses } from '../../platform/http/answers.ts';
import { CurrentSession } from './current-session.ts';
import { SessionDoor } from './session-door.ts';
import type { FoundSession } from './sessions.ts';
import { ShowSession } from './show-session.ts';
import { SignIn } from './sign-in.ts';
import { SignOut } from './sign-out.ts';

@ApiTags('session')
@Controller('v1/session')
export class SessionController {
  constructor(
    private readonly door: SessionDoor,
    private readonly signInUseCase: SignIn,
    private readonly signOutUseCase: SignOut,
    private readonly showSession: ShowSession,
  ) {}

  @Post()
  @HttpCode(200)
  @Public()
  @ApiOperation({ summary: 'Sign in; the answer sets the cookie of the session' })
  @Answers(sessionAnswer, 'Who is signed in')
  @Refuses({ 401: 'sign-in-failed', 403: 'csrf', 429: 'too-many-requests' })
  async signIn(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body({ schema: signIn }) { email, password }: z.infer<typeof signIn>,
  ) {
    this.door.refuseForeign(request);
    const session = await this.signInUseCase.run(email, password, request.ip);
    await this.door.leave(request);
    this.door.open(reply, session);
    return this.showSession.run(session.token);
  }

  @Get()
  @RequireSignedIn()
  @ApiOperation({ summary: 'Who is signed in' })
  @Answers(sessionAnswer, 'Who is signed in')
  @Refuses({ 401: 'unauthenticated' })
  getSession(@CurrentSession() session: FoundSession) {
    return this.showSession.run(session.token);
  }

  @Delete()
  @HttpCode(204)
  @RequireSignedIn()
  @ApiOperation({ summary: 'Sign out' })
  @AnswersNothing('Signed out; the cookie is cleared')
  @Refuses({ 401: 'unauthenticated', 403: 'csrf' })
  async signOut(@CurrentSession() session: FoundSession, @Res({ passthrough: true }) reply: FastifyReply) {
    await this.signOutUseCase.run(session.token);
    this.door.close(reply);
  }
}
