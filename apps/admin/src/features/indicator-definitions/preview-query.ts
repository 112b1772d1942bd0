import type { IndicatorBody, Preview } from '@attune/contracts';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answerOf } from '../../client/answer-of.ts';
import { client } from '../../client/client.ts';

interface Question {
  key: string;
  body: IndicatorBody;
  /** The version it is compared with; null for none. */
  against: number | null;
  /** Local days, both inclusive. */
  from: string;
  to: string;
  grain: 'month' | 'total';
  by?: 'department';
}

/** What a definition would read, beside another version. What is shown stays until the next answer is there. */
export const previewQuery = (question: Question) =>
  queryOptions({
    queryKey: ['definition-preview', question],
    queryFn: async ({ signal }): Promise<Preview> =>
      answerOf(client.POST('/v1/indicator-definitions/preview', { body: question, signal })),
    placeholderData: keepPreviousData,
    // A refused body is not asked about again until it is another one.
    retry: false,
    staleTime: 30_000,
  });
