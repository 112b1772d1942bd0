import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { DepartmentsModule } from '../departments/departments.module.ts';
import { AccessGuard } from './access.guard.ts';
import { AccountsWithRole } from './accounts-with-role.ts';
import { Account, AccountGrant } from './account.entity.ts';
import { ApiKey } from './api-key.entity.ts';
import { ApiKeysController } from './api-keys.controller.ts';
import { ChangePassword } from './change-password.ts';
import { CreateApiKey } from './create-api-key.ts';
import { CreateFirstAdmin } from './create-first-admin.ts';
import { KeyVerifier } from './key-verifier.ts';
import { ListApiKeys } from './list-api-keys.ts';
import { PasswordController } from './password.controller.ts';
import { Passwords } from './passwords.ts';
import { Principals } from './principals.ts';
import { RevokeApiKey } from './revoke-api-key.ts';
import { Session } from './session.entity.ts';
import { SessionController } from './session.controller.ts';
import { SessionCookie } from './session-cookie.ts';
import { SessionDoor } from './session-door.ts';
import { Sessions } from './sessions.ts';
import { ShowSession } from './show-session.ts';
import { SignIn } from './sign-in.ts';
import { SignInLimit } from './sign-in-limit.ts';
import { SignOut } from './sign-out.ts';
import { SystemKeys } from './system-keys.ts';

export const identityEntities = [Account, AccountGrant, Session, ApiKey];

/** Puts its guard before every route of the application. */
@Module({
  imports: [DepartmentsModule],
  controllers: [SessionController, PasswordController, ApiKeysController],
  providers: [
    { provide: APP_GUARD, useClass: AccessGuard },
    Passwords,
    Sessions,
    SessionCookie,
    SessionDoor,
    SignInLimit,
    KeyVerifier,
    Principals,
    SignIn,
    SignOut,
    ShowSession,
    ChangePassword,
    CreateApiKey,
    ListApiKeys,
    RevokeApiKey,
    CreateFirstAdmin,
    SystemKeys,
    AccountsWithRole,
  ],
  exports: [AccountsWithRole, CreateFirstAdmin, Principals, SystemKeys],
})
export class IdentityModule {}
