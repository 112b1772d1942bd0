import { applyDecorators, HttpCode } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import type { z } from 'zod';
import type { Permission } from '../../platform/http/access/permissions.ts';
import { RequireScope } from '../../platform/http/access/require.ts';
import { Answers, AnswersNothing, Refuses } from '../../platform/http/answers.ts';

/** What the routes of one kind of versions differ in. Codes of problems stand joined by commas. */
interface RoutesOf {
  /** `indicator`, `set`. */
  kind: string;
  /** All versions of one, as every route that changes some answers. */
  answer: z.ZodType;
  unknown: string;
  keyTaken: string;
  /** Why a body is refused. */
  misfits: string;
  /** Why a version that came with a plugin is refused; undefined for kinds that plugins do not bring. */
  builtIn?: string;
  /** Why a day to begin on is refused, besides those of every kind. */
  unfitDay?: string;
  /** Why none is retired, besides those of every kind. */
  needed?: string;
}

/**
 * What each step of a version's course asks of its caller, answers and refuses: the same for every kind, so that the
 * descriptions of two kinds cannot drift apart. The address and the body are the controller's.
 */
export function versionRoutes({ kind, answer, misfits, ...codes }: RoutesOf) {
  const one = `${/^[aeiou]/.test(kind) ? 'an' : 'a'} ${kind}`;
  const unknown = list(codes.unknown, 'version-unknown');
  const step = (
    status: 200 | 201,
    [permission, summary, answered, description]: [
      permission: Permission,
      summary: string,
      answered: string,
      description?: string,
    ],
    refused: Readonly<Record<number, string>>,
  ) =>
    applyDecorators(
      HttpCode(status),
      RequireScope(permission),
      ApiOperation({ summary, ...(description && { description }) }),
      Answers(answer, `The ${kind}${answered}`, status),
      Refuses({ 403: 'definition-forbidden', ...refused }),
    );
  return {
    define: step(
      201,
      [
        'indicators:propose',
        `Draft a new ${kind}`,
        ', with its draft',
        'Nothing is read by a draft: it is submitted, reviewed and published first.',
      ],
      {
        409: codes.keyTaken,
        422: misfits,
      },
    ),
    nextVersion: step(
      201,
      [
        'indicators:propose',
        `Draft the next version of ${one}`,
        ', with its draft',
        'The version in force stays the one in force until this one is published.',
      ],
      {
        404: codes.unknown,
        409: 'definition-open',
        422: misfits,
      },
    ),
    edit: step(
      200,
      ['indicators:propose', `Change a draft of ${one}, as you have read it`, ', with the changed draft'],
      {
        404: unknown,
        409: list('definition-changed', 'definition-not-draft', codes.builtIn),
        422: misfits,
      },
    ),
    discard: applyDecorators(
      HttpCode(204),
      RequireScope('indicators:propose'),
      ApiOperation({ summary: `Discard a version of ${one} that was never published` }),
      AnswersNothing('Discarded'),
      Refuses({
        403: 'definition-forbidden',
        404: unknown,
        409: 'definition-changed, definition-in-use',
      }),
    ),
    submit: step(
      200,
      [
        'indicators:propose',
        `Submit a draft of ${one} for review`,
        ', with the version in review',
        'From then on it is not changed; to change it, send it back.',
      ],
      {
        404: unknown,
        409: list('definition-changed', 'definition-not-draft', codes.builtIn),
        422: misfits,
      },
    ),
    sendBack: step(
      200,
      [
        'indicators:publish',
        `Send a version of ${one} in review back to be a draft again`,
        ', with the draft',
      ],
      { 404: unknown, 409: list('definition-changed', 'definition-not-in-review', codes.builtIn) },
    ),
    publish: step(
      200,
      [
        'indicators:publish',
        `Approve a version in review: from a day on it is the ${kind}`,
        ', with the published version',
        'By somebody else than submitted it, where anybody else may; days before stay as the versions before say.',
      ],
      {
        404: unknown,
        409: list(
          'definition-changed',
          'definition-not-in-review',
          'definition-own-review',
          'effective-dates-overlap',
          codes.builtIn,
        ),
        422: list('effective-date-missing', codes.unfitDay, misfits),
      },
    ),
    retire: step(200, ['indicators:publish', `End ${one}: after this day there are no figures of it`, ''], {
      404: codes.unknown,
      409: list('definition-in-use', codes.needed),
      422: 'retirement-too-early, retirement-in-past',
    }),
  };
}

const list = (...codes: readonly (string | undefined)[]) => codes.filter(Boolean).join(', ');
