import { applyDecorators } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import type { z } from 'zod';

/** Documents what a route answers, from the schema its callers read it with. */
export const Answers = (schema: z.ZodType, description: string, status = 200) =>
  ApiResponse({ status, description, standardSchema: schema });

/** Documents a route that answers with a file. */
export const AnswersFile = (type: string, description: string) =>
  ApiResponse({
    status: 200,
    description,
    content: { [type]: { schema: { type: 'string', format: 'binary' } } },
  });

/** Documents a route that answers without a body. */
export const AnswersNothing = (description: string) => ApiResponse({ status: 204, description });

/** Documents the problems a route can answer, by status: `@Refuses({ 403: 'key-scope' })`. */
export const Refuses = (codes: Readonly<Record<number, string>>) =>
  applyDecorators(
    ...Object.entries(codes).map(([status, description]) =>
      ApiResponse({
        status: Number(status),
        description,
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      }),
    ),
  );
