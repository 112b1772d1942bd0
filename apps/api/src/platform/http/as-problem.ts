import { HttpException } from '@nestjs/common';
import { isDatabaseUnavailable } from './database-unavailable.ts';
import { platformProblem, type ProblemError, ProblemError as Problem } from './problem-error.ts';

/** Fastify's own refusals, by its codes. */
const fastifyCodes: Readonly<Record<string, Parameters<typeof platformProblem>[0]>> = {
  FST_ERR_CTP_INVALID_JSON_BODY: 'malformed-json',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'malformed-json',
  FST_ERR_CTP_BODY_TOO_LARGE: 'body-too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported-media-type',
  FST_ERR_CTP_EMPTY_TYPE: 'unsupported-media-type',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'malformed-request',
  FST_ERR_BAD_URL: 'malformed-request',
  FST_ERR_MAX_PARAM_LENGTH: 'malformed-request',
};

const statuses: Readonly<Record<number, Parameters<typeof platformProblem>[0]>> = {
  400: 'malformed-request',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not-found',
  405: 'method-not-allowed',
  409: 'conflict',
  413: 'body-too-large',
  414: 'malformed-request',
  415: 'unsupported-media-type',
  422: 'invalid-request',
  429: 'too-many-requests',
  503: 'unavailable',
};

/** Every error has exactly one answer. What is not foreseen is `internal`, and says nothing of its inside. */
export function asProblem(error: unknown): ProblemError {
  if (error instanceof Problem) return error;
  const cause = error instanceof HttpException && error.cause instanceof Error ? error.cause : error;
  if (cause instanceof Problem) return cause;
  const code = (cause as { code?: unknown } | null | undefined)?.code;
  const known = typeof code === 'string' ? fastifyCodes[code] : undefined;
  if (known !== undefined) return platformProblem(known);
  if (code === '22021' || code === '22P05') {
    return platformProblem('invalid-request', { detail: 'Text with a NUL character cannot be stored.' });
  }
  if (isDatabaseUnavailable(cause))
    return platformProblem('unavailable', { headers: { 'retry-after': '2' } });
  const status = statusOf(error);
  if (status === 503) return platformProblem('unavailable', { headers: { 'retry-after': '2' } });
  if (status === undefined || status >= 500) return platformProblem('internal');
  return platformProblem(statuses[status] ?? 'client-error');
}

function statusOf(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  const status = (error as { statusCode?: unknown } | null | undefined)?.statusCode;
  return typeof status === 'number' && status >= 400 && status < 600 ? status : undefined;
}
