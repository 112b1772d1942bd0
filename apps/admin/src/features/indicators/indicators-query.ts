import type { Indicator } from '@attune/contracts';
import { queryOptions } from '@tanstack/react-query';
import { answerOf } from '../../client/answer-of.ts';
import { client } from '../../client/client.ts';
import { perCurrency } from './per-currency.ts';
import { perItemGroup } from './per-item-group.ts';
import { perMeasure } from './per-measure.ts';

export const indicatorsQuery = queryOptions({
  queryKey: ['indicators'],
  queryFn: async ({ signal }) => {
    const { indicators } = await answerOf(client.GET('/v1/indicators', { signal }));
    // The client's types make an array of a tuple, here of the two ends of `range`.
    return (indicators as Indicator[]).flatMap(perMeasure).flatMap(perItemGroup).flatMap(perCurrency);
  },
  staleTime: 5 * 60_000,
});
