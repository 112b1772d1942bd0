import type { Session } from '@attune/contracts';
import { queryOptions } from '@tanstack/react-query';
import { answerOf } from '../../client/answer-of.ts';
import { client } from '../../client/client.ts';
import { csrfToken } from '../../client/csrf-token.ts';

function accepted(session: Session): Session {
  csrfToken.set(session.csrf);
  return session;
}

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }) => accepted(await answerOf(client.GET('/v1/session', { signal }))),
  staleTime: 5 * 60_000,
});

export async function signIn(email: string, password: string): Promise<Session> {
  return accepted(await answerOf(client.POST('/v1/session', { body: { email, password } })));
}

export async function signOut(): Promise<void> {
  await answerOf(client.DELETE('/v1/session'));
  csrfToken.set(null);
}

export async function changePassword(current: string, next: string): Promise<void> {
  await answerOf(client.PUT('/v1/session/password', { body: { current, next } }));
}
